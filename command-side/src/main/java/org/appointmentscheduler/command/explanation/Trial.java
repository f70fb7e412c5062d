package org.appointmentscheduler.command.explanation;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.appointmentscheduler.api.Refusal;
import org.appointmentscheduler.api.Rejection;
import org.appointmentscheduler.api.access.Actor;
import org.appointmentscheduler.api.appointment.AppointmentCommand.ReserveSlot;
import org.appointmentscheduler.api.appointment.AppointmentId;
import org.appointmentscheduler.api.client.ClientId;
import org.appointmentscheduler.api.provider.ProviderId;
import org.appointmentscheduler.command.appointment.Reservations;
import org.appointmentscheduler.command.messaging.Identifiers;
import org.appointmentscheduler.command.messaging.Rejected;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.jspecify.annotations.Nullable;

/** A reservation that is decided and never made. */
final class Trial {

    private static final UUID NEVER_MADE = new UUID(0, 0);

    private final Reservations rules;
    private final Wish wish;
    private final Actor actor;
    private final Instant now;

    Trial(Reservations rules, Wish wish, Actor actor, Instant now) {
        this.rules = rules;
        this.wish = wish;
        this.actor = actor;
        this.now = now;
    }

    /** @param clientId for whom; without one for the client who asks, and else for nobody in particular */
    record Wish(@Nullable String clientId, String providerId, Instant start, Duration duration) {}

    /** Why it would be refused, if it would. */
    Optional<Rejection> refusal() {
        var work = DefaultUnitOfWork.startAndGet(GenericCommandMessage.asCommandMessage(wish));
        try {
            take();
            return Optional.empty();
        } catch (Rejected refused) {
            return refused.getDetails();
        } finally {
            work.rollback();
        }
    }

    private void take() {
        var client = client();
        var command = new ReserveSlot(
                new AppointmentId(NEVER_MADE),
                Objects.requireNonNullElse(client, new ClientId(NEVER_MADE)),
                Identifiers.read(wish.providerId(), ProviderId::parse, Refusal.PROVIDER_NOT_FOUND),
                wish.start(),
                wish.duration());
        if (client == null) {
            rules.takeForAnybody(command, now);
        } else {
            rules.take(command, actor, now);
        }
    }

    private @Nullable ClientId client() {
        return wish.clientId() != null
                ? Identifiers.read(wish.clientId(), ClientId::parse, Refusal.CLIENT_NOT_FOUND)
                : actor instanceof Actor.Client own ? own.id() : null;
    }
}
