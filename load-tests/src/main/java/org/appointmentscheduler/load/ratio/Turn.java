package org.appointmentscheduler.load.ratio;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.appointmentscheduler.load.http.Wire;
import org.appointmentscheduler.load.process.Server;

/**
 * Sends one kind of request to one server for a while, and freezes it afterwards, so that its idle work is on nobody
 * else's account. What happens after the answers is on its own.
 */
final class Turn {

    private static final int PAUSE_MILLIS = 10;

    private final Server server;
    private final Quiet quiet;
    private final Database database;
    private final Traffic traffic;

    Turn(Server server, Quiet quiet, Database database, Traffic traffic) {
        this.server = server;
        this.quiet = quiet;
        this.database = database;
        this.traffic = traffic;
    }

    /** Stands still until its turn comes. */
    void standBy() throws IOException, InterruptedException, SQLException {
        quiet.await();
        freeze();
    }

    /** To be asked once, after the warm-up and before {@link #take}. */
    Rest rest(Duration time) throws IOException, InterruptedException, SQLException {
        server.thaw();
        quiet.await();
        var serverBefore = server.cpuTime();
        var databaseBefore = database.cpuTime();
        Thread.sleep(time);
        var rest = new Rest(
                time, server.cpuTime().minus(serverBefore), database.cpuTime().minus(databaseBefore));
        freeze();
        return rest;
    }

    private record Tally(long[] nanos, int failed) {}

    Sample take(int clients, Duration time, Rest rest) throws IOException, InterruptedException, SQLException {
        server.thaw();
        quiet.await();
        var serverBefore = server.cpuTime();
        var databaseBefore = database.cpuTime();
        var begin = System.nanoTime();
        var tallies = send(clients, begin + time.toNanos());
        var took = Duration.ofNanos(System.nanoTime() - begin);
        quiet.await();
        var withViews = Duration.ofNanos(System.nanoTime() - begin);
        var sample = Sample.of(
                tallies.stream().flatMapToLong(tally -> LongStream.of(tally.nanos())),
                tallies.stream().mapToInt(Tally::failed).sum(),
                took,
                rest.serverWithout(server.cpuTime().minus(serverBefore), withViews),
                rest.databaseWithout(database.cpuTime().minus(databaseBefore), withViews));
        freeze();
        return sample;
    }

    /** Not in the middle of a transaction, which the database would not wait for. */
    private void freeze() throws IOException, InterruptedException, SQLException {
        server.freeze();
        while (database.isBusy()) {
            server.thaw();
            Thread.sleep(PAUSE_MILLIS);
            server.freeze();
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    private List<Tally> send(int clients, long end) throws IOException, InterruptedException {
        var left = new AtomicInteger(traffic.most().getAsInt());
        var tallies = new ArrayList<Tally>();
        try (var threads = Executors.newFixedThreadPool(clients)) {
            var running = new ArrayList<Future<Tally>>();
            for (var client = 0; client < clients; client++) {
                running.add(threads.submit(() -> sendUntil(end, left)));
            }
            for (var tally : running) {
                tallies.add(tally.get());
            }
        } catch (ExecutionException e) {
            throw new IOException("A client failed", e.getCause());
        }
        return tallies;
    }

    private Tally sendUntil(long end, AtomicInteger left) throws IOException {
        var nanos = LongStream.builder();
        var failed = 0;
        try (var wire = new Wire(server.port())) {
            while (System.nanoTime() < end && left.getAndDecrement() > 0) {
                var request = traffic.requests().get();
                if (request == null) {
                    break;
                }
                var begin = System.nanoTime();
                var reply = wire.send(request);
                if (reply.status() == traffic.goodStatus()) {
                    nanos.add(System.nanoTime() - begin);
                    traffic.answered().accept(reply.body());
                } else {
                    failed++;
                }
            }
        }
        return new Tally(nanos.build().toArray(), failed);
    }
}
