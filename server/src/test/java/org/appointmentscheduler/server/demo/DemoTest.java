package org.appointmentscheduler.server.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.appointmentscheduler.command.messaging.PersonalStates;
import org.appointmentscheduler.server.RunningApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {

    @Test
    void showsSomethingAndIsTheSameWhenStartedAgain(@TempDir Path data) {
        var first = eventsAfterStart(data);
        assertThat(first)
                .contains("ProviderRegistered", "ClientRegistered", "AvailabilityPublished")
                .contains("SlotHeld", "AppointmentConfirmed", "HoldReleased");
        assertThat(eventsAfterStart(data)).isEqualTo(first);
    }

    @Test
    void marksItsPeople(@TempDir Path data) {
        try (var app = RunningApplication.start(data, "demo=")) {
            var people = app.bean(PersonalStates.class);
            assertThat(app.database()
                            .sql("select id from person")
                            .query(String.class)
                            .list())
                    .hasSizeGreaterThan(5)
                    .allSatisfy(id ->
                            assertThat(people.find(id).orElseThrow().toString()).contains("(demo)"));
        }
    }

    private static List<String> eventsAfterStart(Path data) {
        try (var app = RunningApplication.start(data, "demo=")) {
            return app
                    .database()
                    .sql("select payload_type from domain_event_entry order by global_index")
                    .query(String.class)
                    .list()
                    .stream()
                    .map(type -> type.substring(type.lastIndexOf('$') + 1))
                    .toList();
        }
    }
}
