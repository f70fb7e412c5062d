package org.appointmentscheduler.command.registration;

import org.appointmentscheduler.api.client.ClientId;

/** What is kept of clients beside the {@link Vault}, such as what they sign in with. Whoever keeps some takes it away. */
public interface Traces {

    /** Called in the transaction that erases the client. */
    void erase(ClientId client);
}
