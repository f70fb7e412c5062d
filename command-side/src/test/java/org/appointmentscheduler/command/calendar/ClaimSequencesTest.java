package org.appointmentscheduler.command.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.appointmentscheduler.api.RandomSequences;
import org.appointmentscheduler.api.Refusal;
import org.appointmentscheduler.api.Rejection;
import org.appointmentscheduler.api.appointment.AppointmentId;
import org.appointmentscheduler.api.calendar.CalendarCommand.PublishAvailability;
import org.appointmentscheduler.api.calendar.CalendarCommand.WithdrawAvailability;
import org.appointmentscheduler.api.calendar.QuarterHours;
import org.appointmentscheduler.api.calendar.TimeRange;
import org.appointmentscheduler.api.provider.ProviderId;
import org.appointmentscheduler.command.messaging.Rejected;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Random sequences of everything that can happen to two days, against a model that keeps one owner per quarter hour. */
class ClaimSequencesTest {

    private static final LocalDate MONDAY = LocalDate.parse("2026-03-02");
    private static final Instant START = Instant.parse("2026-02-01T00:00:00Z");
    private static final ProviderId PROVIDER = new ProviderId(UUID.randomUUID());
    private static final List<AppointmentId> APPOINTMENTS = IntStream.range(0, 6)
            .mapToObj(number -> new AppointmentId(new UUID(7, number)))
            .toList();
    private static final int TWO_DAYS = 2 * QuarterHours.PER_DAY;

    private enum Kind {
        PUBLISH,
        WITHDRAW,
        CLAIM,
        CONFIRM,
        FREE,
        ELAPSE
    }

    private record Step(Kind kind, int first, int end, int appointment, int minutes) {}

    @Test
    void agreesWithOneOwnerPerQuarterHour() {
        RandomSequences.check(300, 50, ClaimSequencesTest::step, steps -> {
            var system = new System();
            var model = new Model();
            for (var step : steps) {
                assertThat(system.outcomeOf(step)).as("%s", step).isEqualTo(model.outcomeOf(step));
                assertThat(system.free()).as("free after %s", step).isEqualTo(model.free());
            }
        });
    }

    private static Step step(RandomGenerator random) {
        var first = random.nextInt(TWO_DAYS);
        var longest = Math.min(TWO_DAYS, first + 1 + random.nextInt(48));
        return new Step(
                Kind.values()[random.nextInt(Kind.values().length)],
                first,
                longest,
                random.nextInt(APPOINTMENTS.size()),
                random.nextInt(1, 20));
    }

    /** The real days on an event store, driven as an appointment drives them. */
    private static final class System {

        private Instant now = START;
        private final CalendarFixture fixture = new CalendarFixture(() -> now);
        private final Map<AppointmentId, TimeRange> claimed = new HashMap<>();

        System() {
            fixture.register(PROVIDER);
        }

        Object outcomeOf(Step step) {
            var time = new TimeRange(TimeRange.startOf(MONDAY, step.first()), TimeRange.startOf(MONDAY, step.end()));
            var appointment = APPOINTMENTS.get(step.appointment());
            try {
                return switch (step.kind()) {
                    case PUBLISH ->
                        fixture.inUnitOfWork(() -> fixture.calendar.handle(
                                        new PublishAvailability(PROVIDER, List.of(time)),
                                        CalendarFixture.ADMINISTRATOR))
                                .state()
                                .windowsPublished();
                    case WITHDRAW ->
                        fixture.inUnitOfWork(() -> fixture.calendar.handle(
                                        new WithdrawAvailability(PROVIDER, List.of(time)),
                                        CalendarFixture.ADMINISTRATOR))
                                .state()
                                .windowsWithdrawn();
                    case CLAIM -> claim(appointment, time, step.minutes());
                    case CONFIRM ->
                        claimed.containsKey(appointment)
                                && fixture.inUnitOfWork(() ->
                                        fixture.days.confirm(appointment, PROVIDER, claimed.get(appointment), now));
                    case FREE -> free(appointment);
                    case ELAPSE -> now = now.plus(Duration.ofMinutes(step.minutes()));
                };
            } catch (Rejected rejected) {
                return rejected.<Rejection>getDetails().orElseThrow().refusal();
            }
        }

        private Object claim(AppointmentId appointment, TimeRange time, int minutes) {
            if (claimed.containsKey(appointment)) {
                return "an appointment claims once";
            }
            fixture.inUnitOfWork(() -> {
                fixture.days.claim(
                        appointment,
                        Claimant.UNCOUNTED,
                        PROVIDER,
                        time,
                        now,
                        now.plus(Duration.ofMinutes(minutes)),
                        START);
                return null;
            });
            claimed.put(appointment, time);
            return "claimed";
        }

        private Object free(AppointmentId appointment) {
            if (claimed.containsKey(appointment)) {
                fixture.inUnitOfWork(() -> {
                    fixture.days.free(appointment, PROVIDER, claimed.get(appointment), now);
                    return null;
                });
                claimed.remove(appointment);
            }
            return "freed";
        }

        Set<Integer> free() {
            var free = new HashSet<Integer>();
            fixture.free(PROVIDER, MONDAY).stream().forEach(free::add);
            fixture.free(PROVIDER, MONDAY.plusDays(1)).stream()
                    .map(quarterHour -> quarterHour + QuarterHours.PER_DAY)
                    .forEach(free::add);
            return free;
        }
    }

    private static final class Model {

        private record Owner(int appointment, @Nullable Instant until) {}

        private Instant now = START;
        private final boolean[] published = new boolean[TWO_DAYS];
        private final @Nullable Owner[] owners = new Owner[TWO_DAYS];
        private final Map<Integer, List<Integer>> claimed = new HashMap<>();

        Object outcomeOf(Step step) {
            var wanted = IntStream.range(step.first(), step.end()).boxed().toList();
            return switch (step.kind()) {
                case PUBLISH -> (int) wanted.stream().filter(this::publish).count();
                case WITHDRAW -> withdraw(wanted);
                case CLAIM -> claim(step, wanted);
                case CONFIRM -> confirm(step.appointment());
                case FREE -> free(step.appointment());
                case ELAPSE -> now = now.plus(Duration.ofMinutes(step.minutes()));
            };
        }

        private boolean publish(int quarterHour) {
            var fresh = !published[quarterHour];
            published[quarterHour] = true;
            return fresh;
        }

        private Object withdraw(List<Integer> unwanted) {
            if (unwanted.stream().anyMatch(this::isOwned)) {
                return Refusal.WINDOW_IN_USE;
            }
            var withdrawn = 0;
            for (var quarterHour : unwanted) {
                if (published[quarterHour]) {
                    withdrawn++;
                    published[quarterHour] = false;
                    owners[quarterHour] = null; // Only a lapsed hold can still be here.
                }
            }
            return withdrawn;
        }

        private Object claim(Step step, List<Integer> wanted) {
            if (claimed.containsKey(step.appointment())) {
                return "an appointment claims once";
            }
            if (!wanted.stream().allMatch(quarterHour -> published[quarterHour])) {
                return Refusal.OUTSIDE_AVAILABILITY;
            }
            var inTheWay = wanted.stream()
                    .filter(this::isOwned)
                    .map(quarterHour -> owners[quarterHour])
                    .toList();
            if (inTheWay.stream().anyMatch(owner -> owner.until() == null)) {
                return Refusal.SLOT_ALREADY_BOOKED;
            }
            if (!inTheWay.isEmpty()) {
                return Refusal.SLOT_ALREADY_HELD;
            }
            wanted.forEach(quarterHour ->
                    owners[quarterHour] = new Owner(step.appointment(), now.plus(Duration.ofMinutes(step.minutes()))));
            claimed.put(step.appointment(), wanted);
            return "claimed";
        }

        /** The day confirms what it still has; whether the hold has lapsed is for the appointment to say. */
        private Object confirm(int appointment) {
            var mine = claimed.get(appointment);
            if (mine == null || mine.stream().anyMatch(quarterHour -> !owns(appointment, quarterHour))) {
                return false;
            }
            mine.forEach(quarterHour -> owners[quarterHour] = new Owner(appointment, null));
            return true;
        }

        private Object free(int appointment) {
            var mine = claimed.remove(appointment);
            if (mine != null) {
                mine.stream()
                        .filter(quarterHour -> owns(appointment, quarterHour))
                        .forEach(it -> owners[it] = null);
            }
            return "freed";
        }

        private boolean owns(int appointment, int quarterHour) {
            var owner = owners[quarterHour];
            return owner != null && owner.appointment() == appointment;
        }

        private boolean isOwned(int quarterHour) {
            var owner = owners[quarterHour];
            return owner != null && (owner.until() == null || now.isBefore(owner.until()));
        }

        Set<Integer> free() {
            return new HashSet<>(IntStream.range(0, TWO_DAYS)
                    .filter(quarterHour -> published[quarterHour] && !isOwned(quarterHour))
                    .boxed()
                    .toList());
        }
    }
}
