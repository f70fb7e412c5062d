package org.appointmentscheduler.faults.fault;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** The stream of an appointment that has ended gets one event that no view can read, until somebody mends it. */
final class PoisonEvent implements Fault {

    private static final Duration TO_BE_FOUND = Duration.ofSeconds(20);
    private static final long PAUSE_MILLIS = 200;

    @Override
    public String id() {
        return "F11";
    }

    @Override
    public String title() {
        return "an event that no view can read";
    }

    @Override
    public Setting setting(Path directory) {
        // What was sealed could not be mended any more without being found out.
        return Setting.nodesOnPostgres(2).with("scheduler.seals.enabled=false");
    }

    @Override
    public void strike(Scene scene, RandomGenerator random, Duration time) throws IOException, InterruptedException {
        new Pauses(time, random).between(Duration.ofSeconds(1), Duration.ofSeconds(3), () -> {
            scene.diary().disturb("poison event", Duration.ZERO, () -> {
                try (var database = scene.postgres().connect()) {
                    var stream = poison(database);
                    awaitSetAside(database, stream, scene.diary());
                    mend(database, stream);
                    scene.nodes().getFirst().replayViews();
                    awaitNothingSetAside(database);
                } catch (SQLException e) {
                    throw new IOException(e);
                }
            });
        });
    }

    /** Behind the last event of an appointment that nobody will change any more. */
    private static String poison(Connection database) throws SQLException {
        try (var statement = database.createStatement()) {
            var rows = statement.executeQuery("""
                    select aggregate_identifier from domain_event_entry
                    where payload_type like '%HoldExpired' or payload_type like '%HoldReleased' order by global_index desc limit 1""");
            if (!rows.next()) {
                throw new SQLException("No appointment has ended yet");
            }
            var stream = rows.getString(1);
            statement.execute("""
                    create temporary table poison as
                    select * from domain_event_entry where aggregate_identifier = '%s' and sequence_number = 1;
                    update poison set event_identifier = gen_random_uuid()::text, sequence_number = 2,
                        global_index = nextval(pg_get_serial_sequence('domain_event_entry', 'global_index')), payload = '{"expiredAt": 7';
                    insert into domain_event_entry select * from poison;
                    drop table poison""".formatted(stream));
            return stream;
        }
    }

    private static void awaitSetAside(Connection database, String stream, Diary diary)
            throws SQLException, InterruptedException {
        var giveUp = System.nanoTime() + TO_BE_FOUND.toNanos();
        var found = setAside(database);
        while (found.isEmpty() && System.nanoTime() < giveUp) {
            Thread.sleep(PAUSE_MILLIS);
            found = setAside(database);
        }
        if (!found.equals(List.of(stream))) {
            diary.complain("%s was poisoned, and set aside were %s".formatted(stream, found));
        }
    }

    /** Or the next poison would be taken for found at once. */
    private static void awaitNothingSetAside(Connection database) throws SQLException, InterruptedException {
        var giveUp = System.nanoTime() + TO_BE_FOUND.toNanos();
        while (!setAside(database).isEmpty() && System.nanoTime() < giveUp) {
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    private static List<String> setAside(Connection database) throws SQLException {
        try (var statement = database.createStatement();
                var rows = statement.executeQuery(
                        "select distinct coalesce(aggregate_identifier, sequence_identifier) from dead_letter_entry")) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }

    private static void mend(Connection database, String stream) throws SQLException {
        try (var statement = database.createStatement()) {
            // Only a superuser may, and only when told that no trigger should stop it.
            statement.execute("set session_replication_role = replica");
            statement.execute("delete from domain_event_entry where aggregate_identifier = '" + stream
                    + "' and sequence_number = 2");
            statement.execute("set session_replication_role = origin");
        }
    }
}
