package org.appointmentscheduler.command.explanation;

import java.time.InstantSource;
import java.util.Optional;
import org.appointmentscheduler.api.AsOf;
import org.appointmentscheduler.api.Refusal;
import org.appointmentscheduler.api.Rejection;
import org.appointmentscheduler.api.access.CurrentActor;
import org.appointmentscheduler.command.appointment.Reservations;
import org.appointmentscheduler.command.explanation.Trial.Wish;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says what a reservation would be told, by deciding one over the streams as they were. */
@Component
class Explanations {

    /** Each step decides anew, and anybody may ask. */
    static final int MOST_STEPS = 200;

    private final Reservations reservations;
    private final EventStore events;
    private final Causes causes;
    private final CurrentActor actor;
    private final InstantSource clock;

    Explanations(Reservations reservations, EventStore events, Causes causes, CurrentActor actor, InstantSource clock) {
        this.reservations = reservations;
        this.events = events;
        this.causes = causes;
        this.actor = actor;
        this.clock = clock;
    }

    /** @param asOf null for now; the policy is that of today in either case */
    Explanation explain(Wish wish, @Nullable AsOf asOf) {
        var now = asOf == null ? clock.instant() : asOf.instant();
        var time = new Past(events, asOf);
        var trial = new Trial(reservations.over(new Past(events, asOf), time), wish, actor.get(), now);
        var refusal = trial.refusal();
        var cause = refusal.flatMap(given -> cause(given, trial, time))
                .filter(event -> causes.areKnownTo(actor.get(), event))
                .map(causes::describe);
        return new Explanation(refusal.isEmpty(), now, refusal.orElse(null), cause.orElse(null));
    }

    /** The event since which it is refused: until the one before, it would not have been, or for another reason. */
    private static Optional<DomainEventMessage<?>> cause(Rejection refusal, Trial trial, Past time) {
        for (var step = 0; step < MOST_STEPS; step++) {
            var event = time.stepBack();
            if (event.isEmpty() || !isRefused(trial, refusal.refusal())) {
                return event;
            }
        }
        return Optional.empty();
    }

    private static boolean isRefused(Trial trial, Refusal reason) {
        return trial.refusal().filter(before -> before.refusal() == reason).isPresent();
    }
}
