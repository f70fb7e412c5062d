package org.appointmentscheduler.blackbox;

import static org.appointmentscheduler.blackbox.Times.QUARTER;
import static org.appointmentscheduler.blackbox.Times.at;
import static org.appointmentscheduler.blackbox.Times.quarters;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The network to the database falls silent: everybody hears so in time, and afterwards all is as before. */
@ExtendWith(PrintsLogs.class)
class SilentDatabaseIT {

    /** What docs/operations.md promises, and something for a busy machine. */
    private static final Duration MOST = Duration.ofSeconds(30).plusSeconds(10);

    private static final Duration TO_RECOVER = Duration.ofSeconds(60);

    private record Timed(Reply reply, Duration took) {}

    @Test
    void isToldInTimeAndOutlived() {
        try (var installation = Installation.on(Engine.POSTGRES);
                var line = installation.interpose();
                var app = installation.start()) {
            var api = app.api();
            var client = api.newClient();
            var provider = api.newProvider();
            var nine = at(3, "09:00");
            api.publish(provider, nine, at(3, "12:00")).is(201);
            var held = api.reserve(client, provider, nine, QUARTER).is(201).get("id");

            line.silence(true);
            for (var round = 0; round < 2; round++) {
                var answers = AtOnce.all(
                        90,
                        index -> timed(() -> switch (index % 3) {
                            case 0 -> api.reserve(client, provider, quarters(nine, 1), QUARTER);
                            case 1 -> api.confirm(held, client);
                            default -> api.appointment(held);
                        }));
                assertThat(answers).allSatisfy(SilentDatabaseIT::assertToldInTime);
            }
            api.get("/actuator/health/readiness").is(503);
            api.get("/actuator/health/liveness").is(200);
            line.silence(false);

            await().atMost(TO_RECOVER)
                    .untilAsserted(() -> api.confirm(held, client).is(200));
            await().atMost(TO_RECOVER)
                    .untilAsserted(() -> api.appointment(
                                    held, api.confirm(held, client).is(200).token())
                            .is(200));
            await().atMost(TO_RECOVER)
                    .untilAsserted(() -> api.get("/actuator/health/readiness").is(200));
            assertThat(api.historyTypes(held)).containsExactly("SlotHeld", "AppointmentConfirmed");
            app.stop();
        }
    }

    private static Timed timed(Supplier<Reply> call) {
        var begin = System.nanoTime();
        var reply = call.get();
        return new Timed(reply, Duration.ofNanos(System.nanoTime() - begin));
    }

    private static void assertToldInTime(Timed answer) {
        answer.reply().is(503);
        assertThat(answer.reply().get("type"))
                .isIn("urn:problem:overloaded", "urn:problem:unavailable", "urn:problem:outcome-unknown");
        assertThat(answer.reply().header("Retry-After")).isEqualTo("1");
        assertThat(answer.took()).isLessThan(MOST);
    }
}
