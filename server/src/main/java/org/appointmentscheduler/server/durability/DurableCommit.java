package org.appointmentscheduler.server.durability;

import org.appointmentscheduler.command.messaging.Durability;

/** Waits for nothing: the commit was enough, or has been declared to be. */
final class DurableCommit implements Durability {

    @Override
    public void awaitDurable() {}
}
