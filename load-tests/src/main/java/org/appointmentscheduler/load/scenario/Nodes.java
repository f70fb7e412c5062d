package org.appointmentscheduler.load.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
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
import org.appointmentscheduler.load.process.Server;

/** Equal nodes on one PostgreSQL that keeps what it acknowledges. */
final class Nodes {

    private static final int DAYS = 30;

    private final Postgres postgres;
    private final List<Server> servers;
    private final String authorization;

    private Nodes(Postgres postgres, List<Server> servers, String authorization) {
        this.postgres = postgres;
        this.servers = servers;
        this.authorization = authorization;
    }

    /** Of the application that the system property {@code scenario.jar} names. */
    static Nodes start(int number) {
        try {
            var jar = Path.of(System.getProperty("scenario.jar"));
            var directory = Files.createTempDirectory("scenario-");
            System.out.println("Logs are in " + directory);
            var postgres = new Postgres(directory.resolve("postgres"));
            var servers = new ArrayList<Server>();
            for (var node = 1; node <= number; node++) {
                servers.add(Application.start(jar, directory, "node-" + node, postgres));
            }
            return new Nodes(postgres, servers, Access.to(URI.create(uri(servers.getFirst()))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String uri(Server server) {
        return "http://127.0.0.1:" + server.port();
    }

    List<String> uris() {
        return servers.stream().map(Nodes::uri).toList();
    }

    /** The value of the header, good on each of them. */
    String authorization() {
        return authorization;
    }

    /** What has to be there before a scenario begins. */
    <T> T prepare(Preparation<T> preparation) {
        try (var wire = new Wire(servers.getFirst().port())) {
            return preparation.with(new Setting(wire, Requests.authorizedBy(authorization)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A month of free time. */
    Plan plan(int clients, int providers) {
        return prepare(setting -> Plan.with(setting, InstantSource.system().instant(), clients, providers, DAYS));
    }

    interface Preparation<T> {
        T with(Setting setting) throws IOException;
    }

    void stop() {
        try {
            for (var server : servers) {
                server.close();
            }
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
