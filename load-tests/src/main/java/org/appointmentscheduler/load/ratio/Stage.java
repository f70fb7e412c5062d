package org.appointmentscheduler.load.ratio;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.appointmentscheduler.faults.process.Access;
import org.appointmentscheduler.faults.process.Postgres;
import org.appointmentscheduler.load.http.Requests;
import org.appointmentscheduler.load.http.Wire;
import org.appointmentscheduler.load.people.Plan;
import org.appointmentscheduler.load.people.Setting;
import org.appointmentscheduler.load.process.Application;
import org.appointmentscheduler.load.process.Server;

/** The database and the two servers on it. */
final class Stage implements AutoCloseable {

    private static final String BARE_DATABASE = "bare";

    /** So many that nobody holds more than a few. */
    private static final int CLIENTS = 5_000;

    private final Postgres postgres;
    private final Database database;
    private final Server product;
    private final Server bare;

    private Stage(Postgres postgres, Database database, Server product, Server bare) {
        this.postgres = postgres;
        this.database = database;
        this.product = product;
        this.bare = bare;
    }

    static Stage build(Path jar, Path directory) throws IOException, InterruptedException, SQLException {
        var data = directory.resolve("postgres");
        var postgres = new Postgres(data);
        try (var connection = postgres.connect();
                var statement = connection.createStatement()) {
            statement.execute("create database " + BARE_DATABASE);
        }
        var product = Application.start(jar, directory, "product", postgres);
        var bare = Server.start(
                directory.resolve("bare.log"),
                List.of(
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.appointmentscheduler.load.bare.BareApplication"),
                Application.databaseSettings(postgres, BARE_DATABASE),
                "/ready");
        return new Stage(postgres, new Database(postgres.connect(), data), product, bare);
    }

    /** Publishes the same time in both, and lets nobody run who has not got the turn. */
    Map<Kind, Turn> turns(Instant now, int numberOfProviders, Options options)
            throws IOException, InterruptedException, SQLException {
        var firstWindow = Plan.firstWindow(now);
        var requests = Requests.authorizedBy(Access.to(URI.create("http://127.0.0.1:" + product.port())));
        List<String> clients;
        List<String> providers;
        try (var wire = new Wire(product.port())) {
            var setting = new Setting(wire, requests);
            clients = setting.clients(CLIENTS);
            providers = setting.providers(numberOfProviders);
            setting.publish(providers, firstWindow, options.days());
        }
        try (var connection =
                DriverManager.getConnection(Application.url(postgres, BARE_DATABASE), Postgres.USER, Postgres.USER)) {
            Bare.publish(connection, providers, firstWindow, options.days());
        }
        var simple = new Bare(new Plan(clients, providers, firstWindow, options.days()));
        var whole = new Product(new Plan(clients, providers, firstWindow, options.days()), requests);
        var turns = new EnumMap<Kind, Turn>(Kind.class);
        turns.put(Kind.INSERT, turn(bare, Quiet.AT_ONCE, simple.inserts()));
        turns.put(Kind.READ, turn(bare, Quiet.AT_ONCE, simple.reads()));
        turns.put(Kind.CRUD, turn(bare, Quiet.AT_ONCE, simple.reservations()));
        var caughtUp = Quiet.views(product.port(), requests);
        turns.put(Kind.RESERVE, turn(product, caughtUp, whole.reservations()));
        turns.put(Kind.CONFIRM, turn(product, caughtUp, whole.confirmations()));
        turns.put(Kind.RELEASE, turn(product, caughtUp, whole.releases()));
        turns.put(Kind.SEARCH, turn(product, caughtUp, whole.searches()));
        turns.get(Kind.INSERT).standBy();
        turns.get(Kind.RESERVE).standBy();
        turns.keySet().retainAll(options.kinds());
        return turns;
    }

    private Turn turn(Server server, Quiet quiet, Traffic traffic) {
        return new Turn(server, quiet, database, traffic);
    }

    @Override
    public void close() throws IOException, InterruptedException, SQLException {
        product.close();
        bare.close();
        database.close();
        postgres.close();
    }
}
