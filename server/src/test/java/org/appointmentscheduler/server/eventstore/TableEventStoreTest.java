package org.appointmentscheduler.server.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TableEventStoreTest {

    private final EventStorageEngine table = new InMemoryEventStorageEngine();
    private final TableEventStore events = new TableEventStore(table, null);
    private final AtomicInteger told = new AtomicInteger();

    @AfterEach
    void close() {
        events.close();
    }

    @Test
    void tellsAReaderThatThereIsSomethingToRead() throws InterruptedException {
        try (var stream = events.openStream(null)) {
            assertThat(stream.setOnAvailableCallback(told::incrementAndGet)).isTrue();
            assertThat(stream.hasNextAvailable()).isFalse();
            publish("first");
            await().untilAtomic(told, greaterThanOrEqualTo(1));
            assertThat(stream.nextAvailable().getPayload()).isEqualTo("first");
            assertThat(stream.hasNextAvailable()).isFalse();
            publish("second");
            await().untilAtomic(told, greaterThanOrEqualTo(2));
            assertThat(stream.peek().orElseThrow().getPayload()).isEqualTo("second");
        }
    }

    /** As another node does whose ring gets lost. */
    @Test
    void noticesWhatNobodyHasTold() {
        var found = new AtomicBoolean();
        try (var stream = events.openStream(null)) {
            stream.setOnAvailableCallback(() -> found.set(stream.hasNextAvailable()));
            table.appendEvents(List.of(GenericEventMessage.asEventMessage("elsewhere")));
            await().untilTrue(found);
        }
    }

    @Test
    void wakesAReaderThatWaits() throws InterruptedException {
        try (var stream = events.openStream(null)) {
            Thread.ofVirtual().start(() -> publish("awaited"));
            assertThat(stream.hasNextAvailable(1, TimeUnit.MINUTES)).isTrue();
        }
    }

    @Test
    void leavesAReaderAloneThatHasGone() {
        var others = new AtomicInteger();
        var gone = events.openStream(null);
        gone.setOnAvailableCallback(told::incrementAndGet);
        gone.close();
        try (var stream = events.openStream(null)) {
            stream.setOnAvailableCallback(others::incrementAndGet);
            publish("event");
            await().untilAtomic(others, greaterThanOrEqualTo(1));
            assertThat(told).hasValue(0);
        }
    }

    private void publish(String payload) {
        events.publish(GenericEventMessage.asEventMessage(payload));
    }
}
