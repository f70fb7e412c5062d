package org.appointmentscheduler.command.appointment;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.appointmentscheduler.api.MalformedRequest;
import org.appointmentscheduler.api.Refusal;
import org.appointmentscheduler.api.access.Actor;
import org.appointmentscheduler.api.access.CurrentActor;
import org.appointmentscheduler.api.appointment.AppointmentCommand.ConfirmReservation;
import org.appointmentscheduler.api.appointment.AppointmentCommand.ReleaseHold;
import org.appointmentscheduler.api.appointment.AppointmentCommand.ReserveSlot;
import org.appointmentscheduler.api.appointment.AppointmentId;
import org.appointmentscheduler.api.appointment.AppointmentState;
import org.appointmentscheduler.api.calendar.TimeRange;
import org.appointmentscheduler.api.client.ClientId;
import org.appointmentscheduler.api.provider.ProviderId;
import org.appointmentscheduler.command.messaging.Answer;
import org.appointmentscheduler.command.messaging.Commands;
import org.appointmentscheduler.command.messaging.Identifiers;
import org.appointmentscheduler.command.messaging.PlainFrom;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a client does with an appointment. */
@RestController
@RequestMapping("/api/appointments")
@Tag(name = "Appointments")
class AppointmentController {

    private final Commands commands;
    private final Identifiers identifiers;
    private final CurrentActor actor;

    AppointmentController(Commands commands, Identifiers identifiers, CurrentActor actor) {
        this.commands = commands;
        this.identifiers = identifiers;
        this.actor = actor;
    }

    @PostMapping("/reserve")
    @Operation(summary = "Hold a time for a client, who then has until the hold expires to confirm it")
    ResponseEntity<Answer<AppointmentState>> reserve(@RequestBody Reservation body) {
        Answer<AppointmentState> answer = commands.send(new ReserveSlot(
                new AppointmentId(identifiers.next()),
                client(body.clientId()),
                Identifiers.read(body.providerId(), ProviderId::parse, Refusal.PROVIDER_NOT_FOUND),
                body.start(),
                Objects.requireNonNullElse(body.duration(), TimeRange.GRID)));
        return ResponseEntity.created(URI.create(
                        "/api/appointments/" + answer.change().state().id()))
                .body(answer);
    }

    @PostMapping("/confirm")
    @Operation(summary = "Confirm a held appointment")
    Answer<AppointmentState> confirm(@RequestBody Confirmation body) {
        return commands.send(new ConfirmReservation(appointment(body.appointmentId()), client(body.clientId())));
    }

    @PostMapping("/{id}/confirm")
    @Operation(summary = "Confirm a held appointment, named in the path")
    Answer<AppointmentState> confirm(@PathVariable String id, @RequestBody Client body) {
        return commands.send(new ConfirmReservation(appointment(id), client(body.clientId())));
    }

    @PostMapping("/{id}/release")
    @Operation(summary = "Give a hold back before it expires")
    Answer<AppointmentState> release(@PathVariable String id, @RequestBody Client body) {
        return commands.send(new ReleaseHold(appointment(id), client(body.clientId())));
    }

    record Reservation(
            @Nullable @PlainFrom({Actor.Client.class, Actor.Guest.class}) @Size(min = 1)
            String clientId,

            @NotBlank String providerId,
            Instant start,
            @Nullable Duration duration) {}

    record Confirmation(
            @NotBlank String appointmentId,

            @Nullable @PlainFrom({Actor.Client.class, Actor.Guest.class}) @Size(min = 1)
            String clientId) {}

    record Client(
            @Nullable @PlainFrom({Actor.Client.class, Actor.Guest.class}) @Size(min = 1)
            String clientId) {}

    private static AppointmentId appointment(String text) {
        return Identifiers.read(text, AppointmentId::parse, Refusal.APPOINTMENT_NOT_FOUND);
    }

    /** Who is meant. Those who can act for one client only need not name themselves. */
    private ClientId client(@Nullable String text) {
        if (text != null) {
            return Identifiers.read(text, ClientId::parse, Refusal.CLIENT_NOT_FOUND);
        }
        return switch (actor.get()) {
            case Actor.Client client -> client.id();
            case Actor.Guest guest -> guest.client();
            default -> throw new MalformedRequest("/clientId", "is missing");
        };
    }
}
