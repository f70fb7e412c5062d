package org.appointmentscheduler.server.security.guests;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.appointmentscheduler.api.Refusal;
import org.appointmentscheduler.api.access.CurrentActor;
import org.appointmentscheduler.api.appointment.AppointmentId;
import org.appointmentscheduler.command.messaging.Identifiers;
import org.appointmentscheduler.server.security.guests.GuestLinks.GuestLink;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** How a client without a password gets to an appointment. */
@RestController
@Tag(name = "Access")
class GuestLinkController {

    private final GuestLinks links;
    private final CurrentActor actor;

    GuestLinkController(GuestLinks links, CurrentActor actor) {
        this.links = links;
        this.actor = actor;
    }

    @PostMapping("/api/appointments/{id}/link")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Make the link that opens an appointment to a guest; an earlier one opens nothing any more")
    GuestLink make(@PathVariable String id) {
        return links.make(Identifiers.read(id, AppointmentId::parse, Refusal.APPOINTMENT_NOT_FOUND), actor.get());
    }
}
