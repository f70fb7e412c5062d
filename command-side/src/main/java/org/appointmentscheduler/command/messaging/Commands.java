package org.appointmentscheduler.command.messaging;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.appointmentscheduler.api.Change;
import org.appointmentscheduler.api.access.Actor;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.callbacks.FutureCallback;
import org.springframework.stereotype.Component;

/**
 * The way in for every command. A command that lost a race for a stream or a database lock is decided again on the
 * fresh state, so its sender gets an answer or a refusal and never hears of the race. What is answered here is on disk.
 */
@Component
public class Commands {

    static final String RETRIES = "scheduler.command.retries";

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(50);

    private final CommandBus bus;
    private final RequestMetaData request;
    private final Durability durability;
    private final Counter retries;

    Commands(CommandBus bus, RequestMetaData request, Durability durability, MeterRegistry meters) {
        this.bus = bus;
        this.request = request;
        this.durability = durability;
        retries = Counter.builder(RETRIES)
                .description("Commands decided again after a lost race")
                .register(meters);
    }

    /**
     * Sends a command whose handler returns a {@link Change} and waits for the outcome. It acts for whoever is behind
     * the current request, and outside of one for nobody.
     *
     * @throws Rejected when a rule forbids it
     */
    public <T> Answer<T> send(Object command) {
        return dispatch(command, request.current());
    }

    /** The same, for what the application does by itself. */
    public <T> Answer<T> send(Object command, Actor actor) {
        var known = new HashMap<>(request.current());
        known.put(RequestMetaData.ACTOR, actor.toString());
        return dispatch(command, known);
    }

    /** @param metaData all there is: what a command brings along itself says nothing about who sent it */
    private <T> Answer<T> dispatch(Object command, Map<String, ?> metaData) {
        var message = GenericCommandMessage.asCommandMessage(command).withMetaData(metaData);
        var result = durable(message);
        @SuppressWarnings("unchecked")
        var change = (Change<T>) result.getPayload();
        return new Answer<>(change, result.getMetaData().containsKey(IdempotencyInterceptor.REPLAYED));
    }

    /** A refusal waits too: what it names as the reason must not vanish with a crash. */
    private CommandResultMessage<?> durable(CommandMessage<?> message) {
        try {
            var result = dispatchUntilDecided(message);
            durability.awaitDurable();
            return result;
        } catch (Rejected refusal) {
            durability.awaitDurable();
            throw refusal;
        }
    }

    private CommandResultMessage<?> dispatchUntilDecided(CommandMessage<?> message) {
        var giveUpAt = System.nanoTime() + PATIENCE.toNanos();
        var result = attempt(SecondThoughts.trusting(message));
        while (result.isExceptional()) {
            var failure = result.exceptionResult();
            if (!LostRace.isBehind(failure) || System.nanoTime() > giveUpAt) {
                throw failure instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(failure);
            }
            if (!(failure instanceof NotProved)) {
                pause();
            }
            result = attempt(message);
        }
        return result;
    }

    private CommandResultMessage<?> attempt(CommandMessage<?> message) {
        var callback = new FutureCallback<Object, Object>();
        bus.dispatch(message, callback);
        return callback.getResult();
    }

    private void pause() {
        retries.increment();
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(SHORTEST_PAUSE.toNanos(), LONGEST_PAUSE.toNanos()));
    }
}
