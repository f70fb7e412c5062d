package org.appointmentscheduler.blackbox;

import static org.appointmentscheduler.blackbox.Times.QUARTER;
import static org.appointmentscheduler.blackbox.Times.at;
import static org.appointmentscheduler.blackbox.Times.quarters;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whoever comes at the same time, one gets the time and the others hear who was first. */
@OnEveryEngine
class RaceIT {

    private static final Duration HOUR = Duration.ofHours(1);

    private final Api api;
    private final long position;

    RaceIT(Engine engine) {
        this.api = SharedApp.on(engine).api();
        this.position = api.position();
    }

    @AfterEach
    void noTwoHaveTheSameTime() {
        Bookings.from(api.events(position));
    }

    @Test
    void givesOneSlotToOneOfAThousand() {
        var provider = api.newProvider();
        var clients = IntStream.range(0, 10).mapToObj(_ -> api.newClient()).toList();
        var nine = at(3, "09:00");
        api.publish(provider, nine, at(3, "12:00")).is(201);

        var answers = AtOnce.all(1_000, index -> api.reserve(clients.get(index % 10), provider, nine, QUARTER));

        var winner = winners(answers).getFirst();
        assertThat(winners(answers)).hasSize(1);
        answers.stream().filter(answer -> answer.status() != 201).forEach(answer -> {
            answer.isProblem(409, "slot-already-held");
            assertThat(answer.get("retryAt")).isEqualTo(winner.get("expiresAt"));
        });
        assertThat(Bookings.from(api.events(position)).all())
                .singleElement()
                .satisfies(booking -> assertThat(booking.id).isEqualTo(winner.get("id")));
    }

    @Test
    void letsOverlapsFromBothEndsNeverBothWin() {
        var provider = api.newProvider();
        var client = api.newClient();
        for (var day = 3; day < 8; day++) {
            var nine = at(day, "09:00");
            api.publish(provider, nine, at(day, "12:00")).is(201);
            // Every one of these covers 10:15 to 10:30.
            var answers = AtOnce.all(
                    40,
                    index -> index % 2 == 0
                            ? api.reserve(
                                    client, provider, quarters(nine, index % 6), QUARTER.multipliedBy(6 - index % 6))
                            : api.reserve(client, provider, quarters(nine, 5), QUARTER.multipliedBy(1 + index % 7)));
            assertThat(winners(answers)).hasSize(1);
            answers.stream()
                    .filter(answer -> answer.status() != 201)
                    .forEach(answer -> answer.isProblem(409, "slot-already-held"));
        }
    }

    @Test
    void claimsBothDaysAcrossMidnightOrNone() {
        var client = api.newClient();
        for (var round = 0; round < 5; round++) {
            var provider = api.newProvider();
            var evening = at(3, "22:00");
            var morning = at(4, "02:00");
            api.publish(provider, evening, morning).is(201);
            var across = reserving(client, provider, evening.plus(HOUR), HOUR.multipliedBy(2));
            var before = reserving(client, provider, evening, Duration.ofMinutes(75));
            var after = reserving(client, provider, morning.minus(Duration.ofMinutes(75)), HOUR);
            var answers = AtOnce.all(List.of(
                    across, before, after, after, before, across, across, after, before, before, across, after));

            var won = winners(answers).stream()
                    .map(answer -> Instant.parse(answer.get("start")))
                    .sorted()
                    .toList();
            assertThat(won).isIn(List.of(evening.plus(HOUR)), List.of(evening, morning.minus(Duration.ofMinutes(75))));
            answers.stream()
                    .filter(answer -> answer.status() != 201)
                    .forEach(answer -> answer.isProblem(409, "slot-already-held"));
            // Which of them came last, nobody knows: a view that has seen each has seen all.
            winners(answers)
                    .forEach(winner -> api.availability(provider, evening, morning, winner.token())
                            .is(200));
            var held =
                    api.availability(provider, evening, morning).is(200).json().get("held");
            assertThat(held.valueStream()
                            .map(range -> Instant.parse(range.get("start").asString())))
                    .containsExactlyElementsOf(won);
        }
    }

    @Test
    void endsAHoldOnceWhoeverEndsIt() {
        var client = api.newClient();
        var provider = api.newProvider();
        var nine = at(3, "09:00");
        api.publish(provider, nine, at(3, "14:00")).is(201);
        for (var round = 0; round < 8; round++) {
            var id = api.reserve(client, provider, quarters(nine, round), QUARTER)
                    .is(201)
                    .get("id");
            var answers = AtOnce.all(16, index -> index % 2 == 0 ? api.confirm(id, client) : api.release(id, client));

            var history = api.historyTypes(id);
            assertThat(history).hasSize(2);
            var confirmed = history.getLast().equals("AppointmentConfirmed");
            for (var index = 0; index < 16; index++) {
                if (confirmed == (index % 2 == 0)) {
                    assertThat(answers.get(index).is(200).get("status"))
                            .isEqualTo(confirmed ? "confirmed" : "released");
                } else {
                    answers.get(index).isProblem(409, "wrong-state");
                }
            }
        }
    }

    @Test
    void publishesEachWindowOnce() {
        var provider = api.newProvider();
        var published = AtOnce.all(24, index -> api.publish(provider, at(3, "20:00"), quarters(at(4, "02:00"), index)));
        assertThat(published.stream()
                        .mapToInt(answer ->
                                answer.is(201).json().get("windowsPublished").asInt())
                        .sum())
                .isEqualTo(24 + 23);
    }

    @Test
    void neverWithdrawsWhatIsBeingReserved() {
        var provider = api.newProvider();
        var client = api.newClient();
        for (var day = 3; day < 8; day++) {
            var nine = at(day, "09:00");
            api.publish(provider, nine, nine.plus(HOUR)).is(201);
            var actions = new ArrayList<Callable<Reply>>();
            actions.add(() -> api.withdraw(provider, nine, nine.plus(HOUR)));
            actions.add(reserving(client, provider, quarters(nine, 1), QUARTER));
            var answers = AtOnce.all(actions);
            if (answers.getFirst().status() == 200) {
                answers.getLast().isProblem(422, "outside-availability");
            } else {
                answers.getFirst().isProblem(409, "window-in-use");
                answers.getLast().is(201);
            }
        }
    }

    private Callable<Reply> reserving(String client, String provider, Instant start, Duration duration) {
        return () -> api.reserve(client, provider, start, duration);
    }

    private static List<Reply> winners(List<Reply> answers) {
        return answers.stream().filter(answer -> answer.status() == 201).toList();
    }
}
