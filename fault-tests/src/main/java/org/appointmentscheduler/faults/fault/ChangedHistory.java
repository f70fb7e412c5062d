package org.appointmentscheduler.faults.fault;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import org.appointmentscheduler.faults.process.Node;
import tools.jackson.databind.json.JsonMapper;

/** The owner of the tables changes one byte, takes an event away or swaps two, is found out, and puts it right again. */
final class ChangedHistory implements Fault {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** Each changes what is at {@code first} and leaves the positions below alone. */
    private static final List<String> CHANGES = List.of(
            "update domain_event_entry set payload = overlay(payload placing '[' from 1 for 1) where global_index = %1$d",
            "delete from domain_event_entry where global_index = %1$d", """
            update domain_event_entry set global_index = -1 where global_index = %1$d;
            update domain_event_entry set global_index = %1$d where global_index = %2$d;
            update domain_event_entry set global_index = %2$d where global_index = -1""");

    private record Pair(long first, long second) {}

    @Override
    public String id() {
        return "F21";
    }

    @Override
    public String title() {
        return "the owner of the tables changes the history";
    }

    @Override
    public Setting setting(Path directory) {
        return Setting.nodesOnPostgres(2).with("scheduler.seals.interval=PT0.5S");
    }

    @Override
    public void strike(Scene scene, RandomGenerator random, Duration time) throws IOException, InterruptedException {
        var next = new int[] {0};
        new Pauses(time, random)
                .between(
                        Duration.ofMillis(500),
                        Duration.ofSeconds(2),
                        () -> scene.diary().disturb("changed history", Duration.ZERO, () -> {
                            try (var database = scene.postgres().connect()) {
                                // Only a superuser may, and only when told that no trigger should stop it.
                                execute(database, "set session_replication_role = replica");
                                change(CHANGES.get(next[0]++ % CHANGES.size()), database, scene, random);
                            } catch (SQLException e) {
                                throw new IOException(e);
                            }
                        }));
    }

    private static void change(String change, Connection database, Scene scene, RandomGenerator random)
            throws SQLException, IOException, InterruptedException {
        var pair = pair(database, random);
        execute(database, """
                create temporary table kept as
                select * from domain_event_entry where global_index in (%d, %d)""".formatted(pair.first(), pair.second()));
        execute(database, change.formatted(pair.first(), pair.second()));
        var found =
                firstBadPosition(scene.nodes().get(random.nextInt(scene.nodes().size())));
        if (found != pair.first()) {
            scene.diary().complain("Position %d was changed, and found was %d".formatted(pair.first(), found));
        }
        execute(database, """
                delete from domain_event_entry where global_index in (select global_index from kept);
                insert into domain_event_entry select * from kept;
                drop table kept""");
    }

    /** Two that are sealed, of appointments that have ended: nobody else reads them, and so nobody else stumbles. */
    private static Pair pair(Connection database, RandomGenerator random) throws SQLException {
        try (var statement = database.createStatement()) {
            var rows = statement.executeQuery("""
                    select global_index from domain_event_entry
                    where (payload_type like '%%HoldExpired' or payload_type like '%%HoldReleased')
                        and global_index <= (select max(last_position) from seal)
                    order by md5(global_index || '%d') limit 2""".formatted(random.nextLong()));
            if (!rows.next()) {
                throw new SQLException("Nothing that has ended is sealed yet");
            }
            var one = rows.getLong(1);
            if (!rows.next()) {
                throw new SQLException("Too little that has ended is sealed yet");
            }
            var other = rows.getLong(1);
            return new Pair(Math.min(one, other), Math.max(one, other));
        }
    }

    /** What the product says; 0 when it finds nothing. */
    private static long firstBadPosition(Node node) throws IOException, InterruptedException {
        var after = "";
        while (true) {
            var report = JSON.readTree(node.get("/api/admin/integrity" + after));
            if (!report.get("fault").isNull()) {
                return report.get("fault").get("position").asLong();
            }
            if (report.get("next").isNull()) {
                return 0;
            }
            after = "?after=" + report.get("next").asString();
        }
    }

    private static void execute(Connection database, String statements) throws SQLException {
        try (var statement = database.createStatement()) {
            statement.execute(statements);
        }
    }
}
