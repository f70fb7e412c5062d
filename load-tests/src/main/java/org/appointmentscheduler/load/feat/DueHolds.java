package org.appointmentscheduler.load.feat;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.appointmentscheduler.load.http.Requests;
import org.appointmentscheduler.load.http.Wire;
import org.appointmentscheduler.load.people.Plan;
import org.appointmentscheduler.load.people.Setting;
import org.appointmentscheduler.load.process.Server;

/**
 * Holds that all come due while the only node stands still, as after a long pause, so that it meets them at the same
 * moment.
 */
final class DueHolds {

    static final Duration LENGTH = Duration.ofMinutes(3);

    private static final int CLIENTS = 16;
    private static final int DAYS = 30;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final long LOOK_MILLIS = 50;

    private final Server server;
    private final Requests requests;
    private final Connection database;
    private final InstantSource clock = InstantSource.system();

    DueHolds(Server server, Requests requests, Connection database) {
        this.server = server;
        this.requests = requests;
        this.database = database;
    }

    String record(Setting setting, int holds) throws IOException, InterruptedException, SQLException {
        var providers = holds / (DAYS * Plan.WINDOWS) + 1;
        var plan = Plan.with(setting, clock.instant(), holds / 4 + 1, providers, DAYS);
        var first = clock.instant();
        reserve(plan, holds);
        if (expired() > 0 || clock.instant().isAfter(first.plus(LENGTH))) {
            throw new IOException("Some were due before all were reserved");
        }
        server.freeze();
        Thread.sleep(LENGTH.plusSeconds(1));
        var cpuBefore = server.cpuTime();
        var begin = System.nanoTime();
        server.thaw();
        while (expired() < holds) {
            if (System.nanoTime() - begin > PATIENCE.toNanos()) {
                throw new IOException("Only " + expired() + " of " + holds + " holds were recorded as expired");
            }
            Thread.sleep(LOOK_MILLIS);
        }
        var took = Duration.ofNanos(System.nanoTime() - begin);
        return "%d holds due at once: all recorded within %d ms, %.2f ms of the server's processor time each"
                .formatted(
                        holds,
                        took.toMillis(),
                        (double) server.cpuTime().minus(cpuBefore).toMillis() / holds);
    }

    private void reserve(Plan plan, int holds) throws IOException, InterruptedException {
        var left = new AtomicInteger(holds);
        try (var threads = Executors.newFixedThreadPool(CLIENTS)) {
            var running = new ArrayList<Future<?>>();
            for (var client = 0; client < CLIENTS; client++) {
                running.add(threads.submit(() -> {
                    reserveUntilNoneIsLeft(plan, left);
                    return null;
                }));
            }
            for (var each : running) {
                each.get();
            }
        } catch (ExecutionException e) {
            throw new IOException("A client failed", e.getCause());
        }
    }

    private void reserveUntilNoneIsLeft(Plan plan, AtomicInteger left) throws IOException {
        try (var wire = new Wire(server.port())) {
            while (left.getAndDecrement() > 0) {
                var booking = plan.next();
                if (booking == null) {
                    throw new IOException("All time is taken");
                }
                var reply = wire.send(requests.command(
                        "/api/appointments/reserve", UUID.randomUUID().toString(), booking.json()));
                if (reply.status() != 201) {
                    throw new IOException("Expected 201: " + reply);
                }
            }
        }
    }

    private int expired() throws SQLException {
        try (var statement = database.createStatement();
                var rows = statement.executeQuery(
                        "select count(*) from domain_event_entry where payload_type like '%$HoldExpired'")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
