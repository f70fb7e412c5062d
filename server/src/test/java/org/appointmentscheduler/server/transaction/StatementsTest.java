package org.appointmentscheduler.server.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.appointmentscheduler.command.messaging.RequestMetaData;
import org.appointmentscheduler.server.CountedStatements;
import org.appointmentscheduler.server.RunningApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/**
 * Every statement is a journey to the database, and those are most of what a command costs. The delete of no event is H2's
 * only, where there is no journey: it takes the lock that shows a writer.
 */
class StatementsTest {

    @Test
    void aCommandMakesNoMoreJourneysThanItMust(@TempDir Path data) {
        var settings = Map.<String, Object>of("scheduler.data-dir", data);
        try (var app = RunningApplication.start(settings, CountedStatements.class, Repeatable.class)) {
            var bookings = app.bookings();
            var client = bookings.client();
            var provider = bookings.provider();
            bookings.publish(provider, bookings.quarterHour(40));
            bookings.publish(provider, bookings.quarterHour(41));
            bookings.reserve(client, provider, bookings.quarterHour(40)); // From now on both are known to exist.

            CountedStatements.clear();
            var held = bookings.reserve(client, provider, bookings.quarterHour(41));
            assertThat(ofTheCommand())
                    .containsExactlyInAnyOrder(
                            "insert idempotency_record",
                            "insert scheduled_tasks",
                            "delete domain_event_entry",
                            "insert domain_event_entry");

            CountedStatements.clear();
            bookings.confirm(held);
            assertThat(ofTheCommand())
                    .containsExactlyInAnyOrder(
                            "select domain_event_entry", // What the client holds; the rest is remembered.
                            "insert idempotency_record",
                            "delete scheduled_tasks",
                            "delete domain_event_entry",
                            "insert domain_event_entry");
        }
    }

    private static List<String> ofTheCommand() {
        return CountedStatements.of(
                thread -> thread == Thread.currentThread() || thread.getName().equals("group-commit"));
    }

    /** As if every command came from a request that may be repeated. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Repeatable {

        @Bean
        @Primary
        RequestMetaData newRequest() {
            return () -> Map.of(
                    RequestMetaData.IDEMPOTENCY_KEY, UUID.randomUUID().toString(), RequestMetaData.FINGERPRINT, "any");
        }
    }
}
