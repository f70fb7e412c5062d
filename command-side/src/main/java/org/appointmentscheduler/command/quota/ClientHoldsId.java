package org.appointmentscheduler.command.quota;

import org.appointmentscheduler.api.client.ClientId;

/** One client's holds: known before there are any, so two nodes that count the first one collide on it. */
record ClientHoldsId(ClientId client) {

    /** The key of the event stream, so changing it orphans every stored stream. */
    @Override
    public String toString() {
        return "holds/" + client;
    }
}
