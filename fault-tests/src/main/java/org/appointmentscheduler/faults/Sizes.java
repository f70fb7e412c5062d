package org.appointmentscheduler.faults;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.appointmentscheduler.faults.log.SteadyClock;
import org.appointmentscheduler.faults.process.Access;
import org.appointmentscheduler.faults.process.Node;
import org.appointmentscheduler.faults.process.Postgres;
import org.appointmentscheduler.faults.scale.Plan;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Measures what one booking leaves in PostgreSQL: the application, some thousand bookings through its HTTP interface, and
 * then the tables' own account of themselves. Prints lines that {@link Plan} reads.
 */
public final class Sizes {

    private static final int PER_DAY = 96;
    private static final int CLIENTS_AT_ONCE = 16;
    private static final int PROVIDERS = 20;
    private static final int RELEASED_ONE_IN = 5;
    private static final List<String> TABLES =
            List.of("domain_event_entry", "appointment", "calendar_day", "claim", "person", "idempotency_record");
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final SteadyClock clock = new SteadyClock();
    private final URI node;
    private final Instant firstDay =
            clock.instant().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(3));

    private Sizes(URI node) {
        this.node = node;
    }

    /** @param arguments how many bookings; 2000 when there is none */
    public static void main(String[] arguments) throws Exception {
        var bookings = arguments.length == 0 ? 2_000 : Integer.parseInt(arguments[0]);
        var directory = Files.createTempDirectory("sizes-");
        var postgres = new Postgres(directory.resolve("postgres"));
        var node = new Node(
                Options.jar(),
                directory,
                "node",
                List.of(
                        "spring.profiles.active=postgres",
                        "spring.datasource.url=jdbc:postgresql://127.0.0.1:" + postgres.port() + "/postgres",
                        "spring.datasource.username=" + Postgres.USER,
                        "spring.datasource.password=" + Postgres.USER,
                        "scheduler.policy.active-holds-per-client=100000",
                        "scheduler.policy.unconfirmed-holds-per-day=100000",
                        "scheduler.data-dir=" + directory.resolve("data")),
                Map.of());
        try {
            node.start();
            node.awaitUp();
            new Sizes(node.uri()).measure(bookings, postgres);
        } finally {
            node.terminate();
            node.awaitEnd(Duration.ofSeconds(30));
            postgres.close();
        }
    }

    private void measure(int bookings, Postgres postgres) throws Exception {
        var providers = IntStream.range(0, PROVIDERS).mapToObj(_ -> provider()).toList();
        for (var provider : providers) {
            for (var day = 0; day * PER_DAY * PROVIDERS < bookings; day++) {
                publish(provider, firstDay.plus(Duration.ofDays(day)));
            }
        }
        try (var database = postgres.connect()) {
            var wal = number(database, "select pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')");
            var began = System.nanoTime();
            bookAll(bookings, providers);
            var seconds = (System.nanoTime() - began) / 1e9;
            Thread.sleep(5_000); // For the views to follow.
            print("bookings", bookings);
            print("bookings.per.second", bookings / seconds);
            print(
                    "wal.bytes.per.booking",
                    (number(database, "select pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')") - wal) / bookings);
            print(database, bookings);
        }
    }

    /** Indexes as they have grown; tables after a rewrite, since what updates leave behind in them comes and goes. */
    private static void print(Connection database, int bookings) throws SQLException {
        for (var table : TABLES) {
            print(table + ".index.bytes.per.row", number(database, perRow("pg_indexes_size", table)));
        }
        try (var statement = database.createStatement()) {
            statement.execute("vacuum full");
            var types = statement.executeQuery("""
                    select substring(payload_type from '[^$]*$'), avg(length(payload)), avg(pg_column_size(event.*))
                    from domain_event_entry event group by 1 order by 1""");
            while (types.next()) {
                print("event." + types.getString(1) + ".payload.bytes", types.getDouble(2));
                print("event." + types.getString(1) + ".row.bytes", types.getDouble(3));
            }
        }
        for (var table : TABLES) {
            var rows = number(database, "select count(*) from " + table);
            print(table + ".rows.per.booking", rows / bookings);
            print(table + ".table.bytes.per.row", number(database, perRow("pg_table_size", table)));
        }
    }

    private static String perRow(String size, String table) {
        return "select %s('%s')::float / (select count(*) from %s)".formatted(size, table, table);
    }

    private void bookAll(int bookings, List<String> providers) throws InterruptedException, ExecutionException {
        try (var workers = Executors.newFixedThreadPool(CLIENTS_AT_ONCE)) {
            var all = IntStream.range(0, bookings)
                    .<Future<?>>mapToObj(number -> workers.submit(() -> book(number, providers)))
                    .toList();
            for (var one : all) {
                one.get();
            }
        }
    }

    private void book(int number, List<String> providers) {
        var client = post("/api/clients", Map.of("firstName", "Some", "lastName", "Body" + number), null);
        var start = firstDay.plus(Duration.ofMinutes(15L * (number / PROVIDERS)));
        var held = post(
                "/api/appointments/reserve",
                Map.of("clientId", client, "providerId", providers.get(number % PROVIDERS), "start", start.toString()),
                "booking-" + number);
        var end = number % RELEASED_ONE_IN == 0 ? "/release" : "/confirm";
        post("/api/appointments/" + held + end, Map.of("clientId", client), null);
    }

    private String provider() {
        return post("/api/providers", Map.of("firstName", "Some", "lastName", "One", "timeZone", "UTC"), null);
    }

    private void publish(String provider, Instant day) {
        var range = Map.of(
                "start", day.toString(), "end", day.plus(Duration.ofDays(1)).toString());
        post("/api/appointments/availability", Map.of("providerId", provider, "ranges", List.of(range)), null);
    }

    /** The identifier in the answer. */
    private String post(String path, Map<String, ?> body, @Nullable String key) {
        try {
            var request = HttpRequest.newBuilder(node.resolve(path))
                    .timeout(Duration.ofSeconds(60))
                    .header("Authorization", Access.to(node))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)));
            if (key != null) {
                request.header("Idempotency-Key", key);
            }
            var response = http.send(request.build(), BodyHandlers.ofString());
            if (response.statusCode() / 100 != 2) {
                throw new IllegalStateException(path + " answered " + response.statusCode() + ": " + response.body());
            }
            return JSON.readTree(response.body()).path("id").asString("");
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static double number(Connection database, String query) throws SQLException {
        try (var statement = database.createStatement();
                var result = statement.executeQuery(query)) {
            result.next();
            return result.getDouble(1);
        }
    }

    private static void print(String name, double value) {
        System.out.printf(Locale.ROOT, "%s=%.2f%n", name, value);
    }
}
