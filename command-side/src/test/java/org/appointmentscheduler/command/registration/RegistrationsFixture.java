package org.appointmentscheduler.command.registration;

import org.axonframework.eventsourcing.eventstore.EventStore;

/** Opens the registrations to the tests of the features that ask them. */
public final class RegistrationsFixture {

    private RegistrationsFixture() {}

    public static Registrations registrations(EventStore events) {
        return new Registrations(events);
    }
}
