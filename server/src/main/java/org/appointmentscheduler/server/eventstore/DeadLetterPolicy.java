package org.appointmentscheduler.server.eventstore;

import org.appointmentscheduler.command.messaging.LostRace;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.deadletter.jdbc.JdbcDeadLetter;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.Decisions;
import org.axonframework.messaging.deadletter.EnqueueDecision;
import org.axonframework.messaging.deadletter.EnqueuePolicy;
import org.axonframework.messaging.deadletter.ThrowableCause;

/**
 * Sets an event aside only when it alone is to blame: after it has failed behind a savepoint, and not for a lost race
 * or a lost connection. Until then the batch is repeated, since what the event has half written must not stay.
 */
final class DeadLetterPolicy implements EnqueuePolicy<EventMessage<?>> {

    private final String group;
    private final Caution caution;

    DeadLetterPolicy(String group, Caution caution) {
        this.group = group;
        this.caution = caution;
    }

    @Override
    public EnqueueDecision<EventMessage<?>> decide(DeadLetter<? extends EventMessage<?>> letter, Throwable cause) {
        var isRepetition = letter instanceof JdbcDeadLetter;
        if (!isRepetition && (!caution.isDue(group) || LostRace.isBehind(cause))) {
            caution.begin(group);
            throw cause instanceof RuntimeException failure ? failure : new IllegalStateException(cause);
        }
        return Decisions.enqueue(ThrowableCause.truncated(cause));
    }
}
