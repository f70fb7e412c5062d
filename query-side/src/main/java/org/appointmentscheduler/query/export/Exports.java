package org.appointmentscheduler.query.export;

import org.appointmentscheduler.query.appointment.Appointments;
import org.appointmentscheduler.query.directory.Directory;
import org.appointmentscheduler.query.history.EventQueries;
import org.springframework.stereotype.Component;

/** Gathers what is kept about a client. */
@Component
class Exports {

    private final Directory directory;
    private final Appointments appointments;
    private final EventQueries events;

    Exports(Directory directory, Appointments appointments, EventQueries events) {
        this.directory = directory;
        this.appointments = appointments;
        this.events = events;
    }

    /** @throws org.appointmentscheduler.query.reading.Refused when nothing is known of the person, any more perhaps */
    ClientExport of(String id) {
        var client = directory.requireClient(id);
        return new ClientExport(directory.profile(client), appointments.all(client), events.of(client));
    }
}
