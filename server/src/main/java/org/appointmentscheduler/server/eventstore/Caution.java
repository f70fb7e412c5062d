package org.appointmentscheduler.server.eventstore;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

/**
 * Knows which views have failed lately. Those take every event by itself, which finds the one that cannot be digested
 * and costs time; all others write a batch as one.
 */
@Component
class Caution {

    private static final int EVENTS = 500;

    private final ConcurrentMap<String, AtomicInteger> events = new ConcurrentHashMap<>();

    void begin(String group) {
        left(group).set(EVENTS);
    }

    boolean isDue(String group) {
        return left(group).get() > 0;
    }

    void passed(String group) {
        left(group).updateAndGet(number -> Math.max(number - 1, 0));
    }

    private AtomicInteger left(String group) {
        return events.computeIfAbsent(group, name -> new AtomicInteger());
    }
}
