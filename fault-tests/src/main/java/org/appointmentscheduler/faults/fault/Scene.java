package org.appointmentscheduler.faults.fault;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.appointmentscheduler.faults.process.Node;
import org.appointmentscheduler.faults.process.Postgres;
import org.appointmentscheduler.faults.proxy.TcpProxy;
import org.jspecify.annotations.Nullable;

/** What was put up: nodes, a network before and behind them, and where they keep their data. */
public final class Scene implements AutoCloseable {

    private final Diary diary = new Diary();
    private final List<Node> nodes = new ArrayList<>();
    private final List<TcpProxy> doors = new ArrayList<>();
    private final List<TcpProxy> lines = new ArrayList<>();
    private final Path data;
    private final @Nullable Postgres postgres;

    private Scene(Path data, @Nullable Postgres postgres) {
        this.data = data;
        this.postgres = postgres;
    }

    /** Starts all nodes at once, and returns when every one serves. */
    public static Scene open(Setting setting, Path jar, Path directory) throws IOException, InterruptedException {
        var data = Files.createDirectories(directory.resolve("data"));
        var scene = new Scene(data, setting.embedded() ? null : new Postgres(directory.resolve("postgres")));
        for (var number = 0; number < setting.nodes(); number++) {
            var isLast = number == setting.nodes() - 1;
            var environment = isLast ? setting.environment() : Map.<String, String>of();
            var node = new Node(jar, directory, "node-" + number, scene.settings(setting), environment);
            scene.nodes.add(node);
            scene.doors.add(new TcpProxy(node.port()));
            node.start();
        }
        for (var node : scene.nodes) {
            node.awaitUp();
        }
        return scene;
    }

    private List<String> settings(Setting setting) {
        var settings = new ArrayList<>(List.of("scheduler.policy.hold=" + setting.hold()));
        if (postgres == null) {
            settings.add("scheduler.data-dir=" + data);
        } else {
            var line = new TcpProxy(postgres.port());
            lines.add(line);
            settings.add("spring.profiles.active=postgres");
            settings.add("spring.datasource.url=jdbc:postgresql://127.0.0.1:" + line.port() + "/postgres");
            settings.add("spring.datasource.username=" + Postgres.USER);
            settings.add("spring.datasource.password=" + Postgres.USER);
        }
        settings.addAll(setting.settings());
        return settings;
    }

    public Diary diary() {
        return diary;
    }

    public List<Node> nodes() {
        return nodes;
    }

    Node lastNode() {
        return nodes.getLast();
    }

    /** Where clients reach the nodes. */
    public List<URI> addresses() {
        return doors.stream()
                .map(door -> URI.create("http://127.0.0.1:" + door.port()))
                .toList();
    }

    /** Between the clients and each node. */
    List<TcpProxy> doors() {
        return doors;
    }

    /** Between each node and the database. */
    List<TcpProxy> lines() {
        return lines;
    }

    Path data() {
        return data;
    }

    Postgres postgres() {
        return Objects.requireNonNull(postgres);
    }

    /** Past the product; on H2 only while no node runs, since the file has one owner. */
    public Connection connect() throws SQLException {
        return postgres == null
                ? DriverManager.getConnection("jdbc:h2:file:" + data.resolve("scheduler") + ";IFEXISTS=TRUE", "sa", "")
                : postgres.connect();
    }

    public void stopNodes() throws InterruptedException {
        for (var node : nodes) {
            if (node.isAlive()) {
                node.kill();
            }
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        stopNodes();
        doors.forEach(TcpProxy::close);
        lines.forEach(TcpProxy::close);
        if (postgres != null) {
            postgres.close();
        }
    }
}
