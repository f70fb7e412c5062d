package org.appointmentscheduler.server.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PromptStreamsTest {

    private final EmbeddedEventStore events = EmbeddedEventStore.builder()
            .storageEngine(new InMemoryEventStorageEngine())
            .fetchDelay(60)
            .timeUnit(TimeUnit.SECONDS)
            .build();
    private final PromptStreams streams = new PromptStreams(events);

    @AfterEach
    void close() {
        streams.close();
        events.shutDown();
    }

    @Test
    void tellsAReaderThatThereIsSomethingToRead() {
        var told = new AtomicInteger();
        try (var stream = streams.openStream(null)) {
            assertThat(stream.setOnAvailableCallback(told::incrementAndGet)).isTrue();
            awaitEvents(told, 1);
            assertThat(stream.hasNextAvailable()).isTrue();
            awaitEvents(told, 2);
        }
    }

    @Test
    void leavesAReaderAloneThatHasGone() {
        var told = new AtomicInteger();
        var others = new AtomicInteger();
        try (var stream = streams.openStream(null)) {
            stream.setOnAvailableCallback(others::incrementAndGet);
            var gone = streams.openStream(null);
            gone.setOnAvailableCallback(told::incrementAndGet);
            gone.close();
            awaitEvents(others, 1);
            assertThat(told).hasValue(0);
        }
    }

    /** Long before the event store would have looked again; the first event may come before anybody watches. */
    private void awaitEvents(AtomicInteger told, int times) {
        await().atMost(Duration.ofSeconds(8)).until(() -> {
            events.publish(GenericEventMessage.asEventMessage("event"));
            return told.get() >= times;
        });
    }
}
