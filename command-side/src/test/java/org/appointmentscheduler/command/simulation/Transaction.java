package org.appointmentscheduler.command.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.appointmentscheduler.command.messaging.MessagingFixture.Remembered;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.messaging.ScopeDescriptor;

/** What a unit of work writes: all of it or nothing. */
final class Transaction {

    /** The true time at which its handler looked at its clock. */
    final Instant decidedAt;

    final List<DomainEventMessage<?>> events = new ArrayList<>();
    final Map<String, Timer> timers = new HashMap<>();
    final Set<String> cancelled = new HashSet<>();
    final Map<String, Remembered> answers = new HashMap<>();

    Transaction(Instant decidedAt) {
        this.decidedAt = decidedAt;
    }

    /** A row of the timer table. */
    record Timer(String id, Instant dueAt, String name, Object payload, ScopeDescriptor scope) {}
}
