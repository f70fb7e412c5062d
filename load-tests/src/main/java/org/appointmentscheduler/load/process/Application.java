package org.appointmentscheduler.load.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.appointmentscheduler.faults.process.Access;
import org.appointmentscheduler.faults.process.Postgres;

/** The packaged application as a node on a PostgreSQL. Everything is on; only nobody is told that it is enough. */
public final class Application {

    private static final List<String> SETTINGS = List.of(
            "spring.profiles.active=postgres",
            // Counted for every reservation, and never in the way of one.
            "scheduler.policy.active-holds-per-client=1000000",
            "scheduler.policy.unconfirmed-holds-per-day=1000000",
            "scheduler.policy.percent-of-day-for-newcomers=100",
            "scheduler.policy.percent-of-day-per-client=100");

    private Application() {}

    /**
     * Returns when it answers.
     *
     * @param directory where its log is and what it keeps, the same for all nodes of one database
     * @param others settings, as on the command line without the dashes
     */
    public static Server start(Path jar, Path directory, String name, Postgres postgres, String... others)
            throws IOException, InterruptedException {
        var settings = new ArrayList<>(databaseSettings(postgres, "postgres"));
        settings.addAll(SETTINGS);
        settings.add("scheduler.data-dir=" + directory.resolve("data"));
        settings.addAll(Access.SETTINGS);
        settings.addAll(List.of(others));
        return Server.start(
                directory.resolve(name + ".log"), List.of("-jar", jar.toString()), settings, "/actuator/health");
    }

    /** How a server reaches one of the databases. */
    public static List<String> databaseSettings(Postgres postgres, String database) {
        return List.of(
                "spring.datasource.url=" + url(postgres, database),
                "spring.datasource.username=" + Postgres.USER,
                "spring.datasource.password=" + Postgres.USER);
    }

    public static String url(Postgres postgres, String database) {
        return "jdbc:postgresql://127.0.0.1:" + postgres.port() + "/" + database;
    }
}
