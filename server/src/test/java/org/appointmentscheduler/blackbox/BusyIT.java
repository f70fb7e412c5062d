package org.appointmentscheduler.blackbox;

import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.appointmentscheduler.blackbox.Times.QUARTER;
import static org.appointmentscheduler.blackbox.Times.at;
import static org.appointmentscheduler.blackbox.Times.quarters;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A process that has as much to do as it may: it takes no more, and finishes that when it is asked to end. */
@ExtendWith(PrintsLogs.class)
class BusyIT {

    private static final int MANAGEMENT = RunningApp.freePort();

    /** Longer than this test needs to look around while a command waits for the database. */
    private static final String PATIENT =
            "-c lock_timeout=60s -c statement_timeout=60s -c transaction_timeout=55s -c synchronous_commit=on";

    @Test
    void shedsWhatIsTooMuchAndFinishesWhatItHasBegun() throws SQLException {
        try (var installation = Installation.on(Engine.POSTGRES);
                var app = installation.start(
                        "scheduler.admission.commands=1",
                        "scheduler.management.port=" + MANAGEMENT,
                        "scheduler.shutdown.notice=PT5S",
                        "spring.datasource.hikari.data-source-properties.options=" + PATIENT,
                        "spring.datasource.hikari.data-source-properties.socketTimeout=60");
                var threads = Executors.newVirtualThreadPerTaskExecutor();
                var stopper = installation.connect()) {
            var api = app.api();
            var management = new Api(URI.create("http://127.0.0.1:" + MANAGEMENT));
            var client = api.newClient();
            var provider = api.newProvider();
            var nine = at(3, "09:00");
            api.publish(provider, nine, at(3, "12:00")).is(201);

            stopper.setAutoCommit(false);
            stopper.createStatement().execute("lock table domain_event_entry in share mode");
            var begun = supplyAsync(() -> api.reserve(client, provider, nine, QUARTER), threads);
            await().untilAsserted(() -> assertThat(
                            management.get("/actuator/prometheus").is(200).text())
                    .contains("scheduler_requests_in_progress{kind=\"command\"} 1.0"));

            assertThat(api.reserve(client, provider, quarters(nine, 1), QUARTER)
                            .isProblem(503, "overloaded")
                            .header("Retry-After"))
                    .isEqualTo("1");
            api.free(provider, nine, quarters(nine, 4), QUARTER);
            api.get("/actuator/health/readiness").is(200);

            app.askToStop();
            await().atMost(Duration.ofSeconds(5))
                    .untilAsserted(() -> api.get("/actuator/health/readiness").is(503));
            api.get("/actuator/health/liveness").is(200);
            api.free(provider, nine, quarters(nine, 4), QUARTER);
            assertThat(begun).isNotDone();

            stopper.rollback();
            var held = begun.join().is(201);
            app.awaitEnd();

            try (var next = installation.start()) {
                assertThat(next.api().historyTypes(held.get("id"))).containsExactly("SlotHeld");
            }
        }
    }
}
