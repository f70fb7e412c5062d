package org.appointmentscheduler.blackbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.util.FileSystemUtils;

/** A place where data is kept. It outlives the processes that are started on it. */
final class Installation implements AutoCloseable {

    private final Engine engine;
    private final Path directory;
    private final String url;
    private final Administrator administrator;
    private final List<RunningApp> started = new ArrayList<>();
    private String way;

    private Installation(Engine engine, Path directory, String url) {
        this.engine = engine;
        this.directory = directory;
        this.url = url;
        this.administrator = new Administrator(directory.resolve("data").resolve("setup-token"));
        this.way = url;
    }

    static Installation on(Engine engine) {
        try {
            var directory = Files.createTempDirectory("appointment-scheduler-");
            var url = switch (engine) {
                case H2 -> "jdbc:h2:file:" + directory.resolve("data/scheduler") + ";DB_CLOSE_DELAY=0";
                case POSTGRES -> PostgresServer.newDatabase();
            };
            return new Installation(engine, directory, url);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path directory() {
        return directory;
    }

    Engine engine() {
        return engine;
    }

    /** Puts a line between PostgreSQL and the processes that are started from now on. */
    SilentLine interpose() {
        var port = URI.create(url.substring("jdbc:".length())).getPort();
        var line = new SilentLine(port);
        way = url.replace(":" + port + "/", ":" + line.port() + "/");
        return line;
    }

    /** Where the application keeps its files. */
    Path data() {
        return directory.resolve("data");
    }

    /** @param settings such as {@code scheduler.policy.hold=PT3S} */
    RunningApp start(String... settings) {
        return started(RunningApp.start(directory, arguments(settings), administrator));
    }

    /** Nobody has set it up yet. */
    RunningApp startUntouched(String... settings) {
        return started(RunningApp.start(directory, arguments(settings)));
    }

    private RunningApp started(RunningApp app) {
        started.add(app);
        return app;
    }

    private List<String> arguments(String... settings) {
        var arguments = where();
        for (var setting : settings) {
            arguments.add("--" + setting);
        }
        arguments.add("--scheduler.rate-limit.enabled=false"); // Tests ask more than anybody else.
        return arguments;
    }

    /** A command of the application's that is no server. */
    Run run(String command, String... arguments) {
        var all = new ArrayList<>(List.of(command));
        all.addAll(where());
        all.addAll(List.of(arguments));
        return Run.of(directory, all);
    }

    private List<String> where() {
        var arguments = new ArrayList<>(List.of("--scheduler.data-dir=" + data()));
        if (engine == Engine.POSTGRES) {
            arguments.add("--spring.profiles.active=postgres");
            arguments.add("--spring.datasource.url=" + way);
            arguments.add("--spring.datasource.username=" + PostgresServer.USER);
            arguments.add("--spring.datasource.password=" + PostgresServer.PASSWORD);
        }
        return arguments;
    }

    /** A look behind the curtain; on H2 only while no process runs, since the file has one owner. */
    Connection connect() throws SQLException {
        return engine == Engine.H2
                ? DriverManager.getConnection(url, "sa", "")
                : DriverManager.getConnection(url, PostgresServer.USER, PostgresServer.PASSWORD);
    }

    /** Every row of a table as text, in an order that depends on the rows alone. */
    List<String> rows(String table) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement();
                var result = statement.executeQuery("select * from " + table)) {
            var rows = new ArrayList<String>();
            while (result.next()) {
                var row = new StringBuilder();
                for (var column = 1; column <= result.getMetaData().getColumnCount(); column++) {
                    row.append(result.getMetaData().getColumnName(column).toLowerCase(java.util.Locale.ROOT))
                            .append('=')
                            .append(result.getString(column))
                            .append(' ');
                }
                rows.add(row.toString());
            }
            return rows.stream().sorted().toList();
        }
    }

    int update(String sql) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }

    @Override
    public void close() {
        started.forEach(RunningApp::close);
        try {
            FileSystemUtils.deleteRecursively(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
