package org.appointmentscheduler.server.eventstore;

/** The profile for Axon Server in an application that was built without it. */
final class MissingConnector extends RuntimeException {

    MissingConnector() {
        super("The profile 'axonserver' needs the connector to Axon Server, which this application was built without");
    }
}
