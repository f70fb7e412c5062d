package org.appointmentscheduler.blackbox;

import static org.appointmentscheduler.blackbox.Times.QUARTER;
import static org.appointmentscheduler.blackbox.Times.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** On demand every line of the log is JSON, and says to which request it belongs. */
@ExtendWith(PrintsLogs.class)
class JsonLogIT {

    @Test
    void namesTheRequestAndTheException() throws SQLException {
        try (var installation = Installation.on(Engine.POSTGRES);
                var app = installation.start("logging.structured.format.console=ecs")) {
            var api = app.api();
            var provider = api.newProvider();
            api.publish(provider, at(3, "09:00"), at(3, "12:00")).is(201);
            var held = api.reserve(api.newClient(), provider, at(3, "09:00"), QUARTER)
                    .is(201)
                    .get("id");
            installation.update("drop trigger domain_event_entry_append_only on domain_event_entry");
            installation.update(
                    "update domain_event_entry set payload = 'broken' where aggregate_identifier = '" + held + "'");
            api.get("/api/appointments/" + held + "/history", "X-Request-Id", "the-one")
                    .is(500);
            app.stop();

            var lines = app.log().lines().map(Api.JSON::readTree).toList();
            assertThat(lines).isNotEmpty().allSatisfy(line -> {
                assertThat(line.path("@timestamp").asString("")).isNotBlank();
                assertThat(line.path("message").asString("")).isNotBlank();
                assertThat(line.at("/service/name").asString("")).isEqualTo("appointment-scheduler");
            });
            assertThat(lines)
                    .filteredOn(line -> line.path("requestId").asString("").equals("the-one"))
                    .isNotEmpty()
                    .anySatisfy(line -> {
                        assertThat(line.at("/log/level").asString("")).isEqualTo("ERROR");
                        assertThat(line.at("/error/stack_trace").asString("")).contains("\tat ");
                    });
        }
    }
}
