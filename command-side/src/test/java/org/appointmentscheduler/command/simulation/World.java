package org.appointmentscheduler.command.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.appointmentscheduler.api.calendar.ProviderDayEvent.TimeClaimed;
import org.appointmentscheduler.api.client.ClientHoldsEvent.HoldTaken;
import org.appointmentscheduler.command.messaging.MessagingFixture.Answers;
import org.appointmentscheduler.command.messaging.MessagingFixture.Remembered;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;

/** What all nodes share: the store, the timers, the remembered answers, and true time. */
final class World implements Answers {

    /** Quarter hours around a midnight that are published. */
    static final int SLOTS = 32;

    /** An event and the true time at which it was decided. */
    record Recorded(DomainEventMessage<?> event, Instant at) {}

    private final Defect defect;
    private final List<Recorded> log = new ArrayList<>();
    private final Map<String, List<DomainEventMessage<?>>> streams = new HashMap<>();
    private final Map<String, Remembered> answers = new HashMap<>();
    final TreeMap<String, Transaction.Timer> timers = new TreeMap<>();
    private final ThreadLocal<Transaction> current = new ThreadLocal<>();
    private final Set<Transaction> doomed = new HashSet<>();
    Instant now = Instant.parse("2026-03-01T08:00:00Z");
    private @Nullable Fate fate;
    private @Nullable Runnable next;

    World(Defect defect) {
        this.defect = defect;
    }

    /** Every event in the order of the commits. */
    List<Recorded> log() {
        return log;
    }

    /** @param faster what another node does meanwhile */
    void decide(Fate nextFate, @Nullable Runnable faster) {
        fate = nextFate;
        next = faster;
    }

    void begin(Instant decidedAt) {
        var drawn = fate == null ? Fate.COMMIT : fate;
        fate = null;
        if (drawn == Fate.OVERTAKEN && next != null) {
            var faster = next;
            next = null;
            inAnotherThread(faster);
        }
        if (drawn == Fate.FAIL) {
            throw new StoreFailed();
        }
        if (drawn == Fate.CRASH) {
            throw new AnswerLost();
        }
        var transaction = new Transaction(decidedAt);
        if (drawn == Fate.LOSE_ANSWER) {
            doomed.add(transaction);
        }
        current.set(transaction);
    }

    // Units of work are bound to threads; only one of the two runs at a time.
    private static void inAnotherThread(Runnable work) {
        var failure = new Throwable[1];
        try {
            Thread.ofVirtual()
                    .uncaughtExceptionHandler((_, e) -> failure[0] = e)
                    .start(work)
                    .join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        if (failure[0] != null) {
            throw new AssertionError(failure[0]);
        }
    }

    Transaction transaction() {
        return current.get();
    }

    void append(List<? extends DomainEventMessage<?>> events) {
        var transaction = current.get();
        for (var event : events) {
            if (isTaken(event) && defect != Defect.STORE_WITHOUT_CONFLICTS) {
                throw new ConcurrencyException("Another was faster");
            }
            transaction.events.add(event);
        }
    }

    private boolean isTaken(DomainEventMessage<?> event) {
        return event.getSequenceNumber()
                < stream(event.getAggregateIdentifier()).size();
    }

    void commit() {
        var transaction = current.get();
        current.remove();
        if (defect != Defect.STORE_FORGETS || log.size() % 50 != 49) {
            transaction.events.forEach(event -> record(event, transaction.decidedAt));
        }
        timers.keySet().removeAll(transaction.cancelled);
        timers.putAll(transaction.timers);
        answers.putAll(transaction.answers);
        if (doomed.remove(transaction)) {
            throw new AnswerLost();
        }
    }

    void rollback() {
        current.remove();
    }

    void record(DomainEventMessage<?> event, Instant at) {
        log.add(new Recorded(event, at));
        streams.computeIfAbsent(event.getAggregateIdentifier(), _ -> new ArrayList<>())
                .add(event);
    }

    List<DomainEventMessage<?>> stream(String id) {
        var events = streams.getOrDefault(id, List.of());
        return switch (defect) {
            case DAYS_FORGET_CLAIMS -> without(TimeClaimed.class, events);
            case CLIENTS_FORGET_HOLDS -> without(HoldTaken.class, events);
            default -> events;
        };
    }

    /** The last event stays, since the next one is numbered after it. */
    private static List<DomainEventMessage<?>> without(Class<?> type, List<DomainEventMessage<?>> events) {
        return events.stream()
                .filter(event -> !type.isInstance(event.getPayload()) || event == events.getLast())
                .toList();
    }

    @Override
    public Optional<Remembered> find(String key) {
        return Optional.ofNullable(answers.get(key));
    }

    @Override
    public void remember(String key, Remembered answer) {
        if (answers.containsKey(key)) {
            throw new ConcurrencyException("Answered by another node");
        }
        transaction().answers.put(key, answer);
    }

    /** Nothing was written, and the client is told so. */
    static final class StoreFailed extends RuntimeException {}

    /** The client is told nothing. */
    static final class AnswerLost extends RuntimeException {}
}
