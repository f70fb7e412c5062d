package org.appointmentscheduler.command.explanation;

import org.appointmentscheduler.api.WholeSeconds;
import org.appointmentscheduler.api.access.Actor;
import org.appointmentscheduler.api.appointment.AppointmentEvent.SlotHeld;
import org.appointmentscheduler.api.appointment.AppointmentId;
import org.appointmentscheduler.api.calendar.ProviderDayEvent.ClaimConfirmed;
import org.appointmentscheduler.api.calendar.ProviderDayEvent.ClaimFreed;
import org.appointmentscheduler.api.calendar.ProviderDayEvent.TimeClaimed;
import org.appointmentscheduler.api.client.ClientHoldsEvent;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Names the events behind refusals, to those who may know of them. */
@Component
class Causes {

    private final EventStore events;
    private final JdbcClient database;

    Causes(EventStore events, JdbcClient database) {
        this.events = events;
        this.database = database;
    }

    /** What became of an appointment is its client's and its provider's; what is published is everybody's. */
    boolean areKnownTo(Actor actor, DomainEventMessage<?> event) {
        var appointment = appointment(event.getPayload());
        return appointment == null || actor.isUnrestricted() || isOpen(appointment, actor);
    }

    private static @Nullable AppointmentId appointment(Object payload) {
        return switch (payload) {
            case TimeClaimed claimed -> claimed.appointmentId();
            case ClaimConfirmed confirmed -> confirmed.appointmentId();
            case ClaimFreed freed -> freed.appointmentId();
            case ClientHoldsEvent counted -> counted.appointmentId();
            default -> null;
        };
    }

    private boolean isOpen(AppointmentId appointment, Actor actor) {
        return events.readEvents(appointment.toString())
                .asStream()
                .findFirst()
                .filter(first -> first.getPayload() instanceof SlotHeld held && isOpen(held, actor))
                .isPresent();
    }

    private static boolean isOpen(SlotHeld held, Actor actor) {
        return switch (actor) {
            case Actor.Client own -> own.id().equals(held.clientId());
            case Actor.Provider own -> own.id().equals(held.providerId());
            default -> false;
        };
    }

    Explanation.Cause describe(DomainEventMessage<?> event) {
        return new Explanation.Cause(
                event.getIdentifier(),
                position(event),
                event.getPayloadType().getSimpleName(),
                WholeSeconds.of(event.getTimestamp()));
    }

    private @Nullable Long position(DomainEventMessage<?> event) {
        return database.sql("""
                        select global_index from domain_event_entry
                        where aggregate_identifier = :stream and sequence_number = :number""")
                .param("stream", event.getAggregateIdentifier())
                .param("number", event.getSequenceNumber())
                .query(Long.class)
                .optional()
                .orElse(null);
    }
}
