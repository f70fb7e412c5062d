package org.appointmentscheduler.load.ratio;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The same contest with few and with many providers, each on a stage of its own, and these take turns as well. */
final class Sizes implements AutoCloseable {

    private final Options options;
    private final List<Stage> stages = new ArrayList<>();
    private final Map<Integer, Contest> contests = new LinkedHashMap<>();

    private Sizes(Options options) {
        this.options = options;
    }

    static Sizes build(Path jar, Path directory, Options options)
            throws IOException, InterruptedException, SQLException {
        var sizes = new Sizes(options);
        try {
            for (var providers : options.providers()) {
                sizes.add(jar, Files.createDirectory(directory.resolve(providers + "-providers")), providers);
            }
            return sizes;
        } catch (IOException | InterruptedException | SQLException | RuntimeException e) {
            sizes.close();
            throw e;
        }
    }

    private void add(Path jar, Path directory, int providers) throws IOException, InterruptedException, SQLException {
        var stage = Stage.build(jar, directory);
        stages.add(stage);
        contests.put(providers, new Contest(stage.turns(InstantSource.system().instant(), providers, options)));
    }

    void warmUp() throws IOException, InterruptedException, SQLException {
        for (var contest : contests.values()) {
            contest.warmUp(options.warmUp(), options.turn());
            for (var kind : options.kinds()) {
                System.out.printf("At rest, before %s: %s%n", kind.title, contest.rest(kind));
            }
        }
    }

    void measure(int clients) throws IOException, InterruptedException, SQLException {
        var rounds = new LinkedHashMap<Integer, List<Map<Kind, Sample>>>();
        for (var round = 0; round < options.rounds(); round++) {
            for (var contest : contests.entrySet()) {
                rounds.computeIfAbsent(contest.getKey(), _ -> new ArrayList<>())
                        .add(contest.getValue().hold(clients, options.turn()));
            }
        }
        rounds.forEach((providers, samples) ->
                System.out.printf("%nWith %d providers:%n%s", providers, Report.of(clients, Contest.sum(samples))));
    }

    @Override
    public void close() throws IOException, InterruptedException, SQLException {
        for (var stage : stages) {
            stage.close();
        }
    }
}
