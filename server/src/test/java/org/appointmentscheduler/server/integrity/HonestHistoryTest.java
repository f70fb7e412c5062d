package org.appointmentscheduler.server.integrity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.appointmentscheduler.api.access.Actor;
import org.appointmentscheduler.api.appointment.AppointmentCommand.ConfirmReservation;
import org.appointmentscheduler.api.appointment.AppointmentCommand.ReleaseHold;
import org.appointmentscheduler.api.appointment.AppointmentCommand.ReserveSlot;
import org.appointmentscheduler.api.appointment.AppointmentId;
import org.appointmentscheduler.api.calendar.CalendarCommand.PublishAvailability;
import org.appointmentscheduler.api.calendar.CalendarCommand.WithdrawAvailability;
import org.appointmentscheduler.api.calendar.TimeRange;
import org.appointmentscheduler.api.client.ClientId;
import org.appointmentscheduler.api.provider.ProviderId;
import org.appointmentscheduler.command.messaging.Commands;
import org.appointmentscheduler.command.messaging.Rejected;
import org.appointmentscheduler.query.integrity.IntegrityCheck;
import org.appointmentscheduler.query.integrity.IntegrityReport;
import org.appointmentscheduler.query.rules.RuleWalk;
import org.appointmentscheduler.query.rules.Violation;
import org.appointmentscheduler.server.Bookings;
import org.appointmentscheduler.server.PostgresServer;
import org.appointmentscheduler.server.RunningApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is asked of it, and while it is asked, the application makes no history that it finds fault with. */
class HonestHistoryTest {

    private static final int WRITERS = 2;
    private static final int STEPS = 300;
    private static final int MANY = 150;

    @Test
    void hasNoFault(@TempDir Path data) throws Exception {
        assertHonest(Map.of("scheduler.data-dir", data.toString()));
    }

    @Test
    void hasNoFaultOnPostgres() throws Exception {
        assertHonest(PostgresServer.newDatabaseProperties());
    }

    private static void assertHonest(Map<String, Object> properties) throws Exception {
        try (var app = RunningApplication.start(properties)) {
            var walk = app.bean(RuleWalk.class);
            var running = new AtomicBoolean(true);
            try (var threads = Executors.newFixedThreadPool(WRITERS + 1)) {
                var found = threads.submit(() -> {
                    var violations = new ArrayList<Violation>();
                    while (running.get()) {
                        violations.addAll(violations(walk));
                    }
                    return violations;
                });
                var providers =
                        Stream.generate(app.bookings()::provider).limit(6).toList();
                var clients = Stream.generate(app.bookings()::client).limit(20).toList();
                providers.forEach(provider -> app.bookings()
                        .publish(
                                provider, new TimeRange(TimeRange.startOf(Bookings.MONDAY, 30), Duration.ofHours(24))));
                var writers = new ArrayList<Callable<Void>>();
                for (var seed = 0; seed < WRITERS; seed++) {
                    var writer = new Writer(app, providers, clients, new Random(seed));
                    writers.add(() -> {
                        for (var step = 0; step < STEPS; step++) {
                            writer.step();
                        }
                        return null;
                    });
                }
                for (var written : threads.invokeAll(writers)) {
                    written.get();
                }
                running.set(false);
                assertThat(found.get()).isEmpty();
            }
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(check(app).sealedTo())
                            .isEqualTo(check(app).head()));
            var report = check(app);
            assertThat(report.fault()).isNull();
            assertThat(report.unjudged()).isZero();
            assertThat(report.streamEvents()).isEqualTo(report.events()).isGreaterThan(MANY);
        }
    }

    private static IntegrityReport check(RunningApplication app) {
        return IntegrityCheck.believing(app.database(), app.bean(RuleWalk.class), List.of())
                .checkAll(null, (_, _, _) -> {});
    }

    private static List<Violation> violations(RuleWalk walk) {
        var found = new ArrayList<Violation>();
        var after = RuleWalk.BEGINNING;
        while (after != null) {
            var stretch = walk.behind(after, 100);
            if (stretch.violation() != null) {
                found.add(stretch.violation());
            }
            after = stretch.last();
        }
        return found;
    }

    /** Does anything at all, refused or not. */
    private record Writer(
            RunningApplication app,
            List<ProviderId> providers,
            List<ClientId> clients,
            Random random,
            List<ReserveSlot> holds) {

        Writer(RunningApplication app, List<ProviderId> providers, List<ClientId> clients, Random random) {
            this(app, providers, clients, random, new ArrayList<>());
        }

        void step() {
            try {
                switch (random.nextInt(16)) {
                    case 0, 1 -> send(new PublishAvailability(any(providers), List.of(hours())), administrator());
                    case 2 -> send(new WithdrawAvailability(any(providers), List.of(hours())), administrator());
                    case 3, 4, 5, 6, 7, 8, 9 -> reserve();
                    case 10, 11, 12 -> confirm(any(holds));
                    case 13, 14 -> release(any(holds));
                    default -> {
                        if (random.nextInt(20) == 0) {
                            app.passBy(app.bean(Clock.class).instant().plus(Duration.ofMinutes(30)));
                        }
                    }
                }
            } catch (Rejected refused) {
                // As good as anything else that can be answered.
            }
        }

        private void reserve() {
            var client = any(clients);
            var slot = new ReserveSlot(
                    new AppointmentId(UUID.randomUUID()),
                    client,
                    any(providers),
                    TimeRange.startOf(Bookings.MONDAY, random.nextInt(192)),
                    TimeRange.GRID.multipliedBy(1 + random.nextInt(6)));
            holds.add(slot);
            send(slot, by(client));
        }

        private void confirm(ReserveSlot hold) {
            send(new ConfirmReservation(hold.appointmentId(), hold.clientId()), by(hold.clientId()));
        }

        private void release(ReserveSlot hold) {
            send(new ReleaseHold(hold.appointmentId(), hold.clientId()), by(hold.clientId()));
        }

        private Actor by(ClientId client) {
            return random.nextBoolean() ? administrator() : new Actor.Client(client);
        }

        private static Actor administrator() {
            return RunningApplication.ADMINISTRATOR;
        }

        private TimeRange hours() {
            var length = 1 + random.nextInt(40);
            return new TimeRange(
                    TimeRange.startOf(Bookings.MONDAY, random.nextInt(192 - length)),
                    TimeRange.GRID.multipliedBy(length));
        }

        private <T> T any(List<T> all) {
            if (all.isEmpty()) {
                throw Rejected.forbidden();
            }
            return all.get(all.size() - 1 - random.nextInt(Math.min(all.size(), 8)));
        }

        private void send(Object command, Actor actor) {
            app.bean(Commands.class).send(command, actor);
        }
    }
}
