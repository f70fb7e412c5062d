package org.appointmentscheduler.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.appointmentscheduler.blackbox.Bookings.Booking;
import org.appointmentscheduler.blackbox.Load.Attempt;
import org.junit.jupiter.api.Test;

/** What was acknowledged is kept, although the process is killed in the middle of it all, and killed again. */
@OnEveryEngine
class CrashIT {

    private static final int ROUNDS = 3;
    private static final Duration LOAD = Duration.ofMillis(2_500);

    private final Engine engine;

    CrashIT(Engine engine) {
        this.engine = engine;
    }

    @Test
    void keepsEveryAcknowledgedCommand() {
        try (var installation = Installation.on(engine)) {
            var app = installation.start();
            var load = new Load(app.api());
            for (var round = 1; round <= ROUNDS; round++) {
                var victim = app;
                load.run(app.api(), () -> {
                    RunningApp.sleep(LOAD);
                    victim.kill();
                });
                System.out.println(engine + ", killed " + round + " times: " + load);
                app = installation.start();
                assertNothingIsLost(load, app.api());
                repeatWhatIsUnknown(load, app.api());
            }
            ReadModels.awaitCaughtUp(app.api());
            ReadModels.assertSame(app.api(), Bookings.from(app.api().events(0)), load.providers, load.from, load.to);
            app.stop();
        }
    }

    private static void assertNothingIsLost(Load load, Api api) {
        var bookings = Bookings.from(api.events(0));
        assertThat(load.reserves).as(load.toString()).anyMatch(Attempt::isAcknowledged);
        for (var reserve : load.reserves) {
            if (reserve.isAcknowledged()) {
                var id = reserve.answer().get("id");
                assertThat(bookingsOf(reserve, bookings))
                        .extracting(booking -> booking.id)
                        .containsExactly(id);
            } else if (!reserve.isUnknown()) {
                assertThat(reserve.answer()
                                .isProblem(409, reserve.answer().get("type").substring(12))
                                .get("type"))
                        .contains("slot-already-");
                assertThat(bookingsOf(reserve, bookings)).isEmpty();
            }
        }
        assertStatus("confirmed", load.confirms, bookings);
        assertStatus("released", load.releases, bookings);
        var acknowledged =
                load.confirms.stream().filter(Attempt::isAcknowledged).toList();
        var histories = AtOnce.all(
                acknowledged.size(),
                index -> api.historyTypes(acknowledged.get(index).appointment()));
        assertThat(histories)
                .allSatisfy(history -> assertThat(history).containsExactly("SlotHeld", "AppointmentConfirmed"));
    }

    private static void assertStatus(String status, Queue<Attempt> attempts, Bookings bookings) {
        for (var attempt : attempts) {
            if (attempt.isUnknown()) {
                assertThat(bookings.get(attempt.appointment()).status).isIn("held", status);
            } else {
                assertThat(attempt.isAcknowledged()).as("%s", attempt.answer()).isTrue();
                assertThat(bookings.get(attempt.appointment()).status).isEqualTo(status);
            }
        }
    }

    private static void repeatWhatIsUnknown(Load load, Api api) {
        var before = Bookings.from(api.events(0));
        var unknown = take(load.reserves);
        for (var attempt : unknown) {
            var done = bookingsOf(attempt, before);
            var answer = load.repeat(api, load.reserves, attempt);
            if (!done.isEmpty()) {
                assertThat(answer.is(201).get("id")).isEqualTo(done.getFirst().id);
                assertThat(answer.header("Idempotency-Replayed")).isEqualTo("true");
            } else if (answer.status() != 201) {
                assertThat(answer.is(409).get("type")).contains("slot-already-");
            }
            load.reserves.add(
                    new Attempt(attempt.client(), attempt.provider(), attempt.start(), null, attempt.key(), answer));
        }
        for (var log : List.of(load.confirms, load.releases)) {
            for (var attempt : take(log)) {
                load.repeat(api, log, attempt).is(200);
                log.add(new Attempt(
                        attempt.client(),
                        attempt.provider(),
                        attempt.start(),
                        attempt.appointment(),
                        attempt.key(),
                        load.repeat(api, log, attempt).is(200)));
            }
        }
        var after = Bookings.from(api.events(0));
        assertThat(unknown)
                .allSatisfy(attempt -> assertThat(bookingsOf(attempt, after)).hasSizeLessThan(2));
    }

    private static List<Attempt> take(Queue<Attempt> log) {
        var unknown = new ArrayList<Attempt>();
        log.removeIf(attempt -> attempt.isUnknown() && unknown.add(attempt));
        return unknown;
    }

    private static List<Booking> bookingsOf(Attempt attempt, Bookings bookings) {
        return bookings.of(attempt.provider()).stream()
                .filter(booking -> booking.client.equals(attempt.client()) && booking.start.equals(attempt.start()))
                .toList();
    }
}
