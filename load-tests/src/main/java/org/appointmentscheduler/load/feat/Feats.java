package org.appointmentscheduler.load.feat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.appointmentscheduler.faults.process.Access;
import org.appointmentscheduler.faults.process.Postgres;
import org.appointmentscheduler.load.http.Requests;
import org.appointmentscheduler.load.http.Wire;
import org.appointmentscheduler.load.people.Plan;
import org.appointmentscheduler.load.people.Setting;
import org.appointmentscheduler.load.process.Application;

/**
 * Publishes years, and lets many holds come due at the same moment. Prints times, which only an idle machine makes worth
 * keeping.
 */
public final class Feats {

    private static final int YEARS = 30;
    private static final int DAYS = 365;

    private Feats() {}

    /** @param arguments the packaged application, and perhaps how many holds there shall be */
    public static void main(String[] arguments) throws IOException, InterruptedException, SQLException {
        var holds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 10_000;
        var directory = Files.createTempDirectory("feats-");
        System.out.println("Logs are in " + directory);
        var postgres = new Postgres(directory.resolve("postgres"));
        try (var server = Application.start(
                        Path.of(arguments[0]),
                        directory,
                        "node",
                        postgres,
                        "scheduler.policy.hold=" + DueHolds.LENGTH);
                var wire = new Wire(server.port());
                var database = postgres.connect()) {
            var requests = Requests.authorizedBy(Access.to(URI.create("http://127.0.0.1:" + server.port())));
            var setting = new Setting(wire, requests);
            System.out.println("A provider's year, " + DAYS + " days of 8 hours: " + summary(publishYears(setting)));
            System.out.println(new DueHolds(server, requests, database).record(setting, holds));
        } finally {
            postgres.close();
        }
    }

    private static List<Duration> publishYears(Setting setting) throws IOException {
        var now = InstantSource.system().instant();
        var took = new ArrayList<Duration>();
        for (var provider : setting.providers(YEARS)) {
            var begin = System.nanoTime();
            setting.publish(List.of(provider), Plan.firstWindow(now), DAYS);
            took.add(Duration.ofNanos(System.nanoTime() - begin));
        }
        return took;
    }

    private static String summary(List<Duration> took) {
        var sorted = took.stream().sorted().toList();
        return "the first %d ms, half of them within %d ms, all within %d ms"
                .formatted(
                        took.getFirst().toMillis(),
                        sorted.get(sorted.size() / 2).toMillis(),
                        sorted.getLast().toMillis());
    }
}
