package org.appointmentscheduler.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.SplittableRandom;
import org.appointmentscheduler.faults.check.Checks;
import org.appointmentscheduler.faults.check.Evidence;
import org.appointmentscheduler.faults.check.Liveness;
import org.appointmentscheduler.faults.fault.Fault;
import org.appointmentscheduler.faults.fault.Scene;
import org.appointmentscheduler.faults.fault.Setting;
import org.appointmentscheduler.faults.load.Workload;
import org.appointmentscheduler.faults.log.ClientLog;
import org.appointmentscheduler.faults.log.Exchange;
import org.appointmentscheduler.faults.process.Clients;
import org.appointmentscheduler.faults.report.Result;
import org.appointmentscheduler.faults.store.Bookings;
import org.appointmentscheduler.faults.store.SqlStore;
import org.appointmentscheduler.faults.store.Views;
import org.jspecify.annotations.Nullable;

/** One fault, from nothing to the verdict: put up, watch, break, mend, watch again, look at everything. */
final class Run {

    /** Timers share what there is with everybody else. */
    private static final Duration WHEN_SCARCE = Duration.ofSeconds(5);

    /** As long as a hold may be overdue on a busy machine, so that none that was lost is taken for one that is late. */
    private static final Duration TO_EXPIRE = Duration.ofSeconds(10);

    private static final int PROVIDERS = 6;
    private static final int DAYS = 55;

    private final Fault fault;
    private final Setting setting;
    private final Scene scene;
    private final Path directory;
    private final Options options;

    private Run(Fault fault, Setting setting, Scene scene, Path directory, Options options) {
        this.fault = fault;
        this.setting = setting;
        this.scene = scene;
        this.directory = directory;
        this.options = options;
    }

    static Result of(Fault fault, Path jar, Path directory, Options options)
            throws IOException, InterruptedException, SQLException {
        var setting = fault.setting(directory);
        try (var scene = Scene.open(setting, fault.firstJar(jar), directory)) {
            return new Run(fault, setting, scene, directory, options).judge();
        }
    }

    private Result judge() throws IOException, InterruptedException, SQLException {
        var quiet = options.time().dividedBy(4);
        var clients = Clients.start(workload(), directory);
        var begun = scene.diary().now();
        Thread.sleep(quiet);
        var broken = scene.diary().now();
        fault.strike(scene, new SplittableRandom(options.seed()), options.time().dividedBy(2));
        var recovery = Recovery.of(scene.nodes(), scene.diary());
        Thread.sleep(fault.toWarmUp());
        var mended = scene.diary().now();
        Thread.sleep(quiet);
        var stopped = scene.diary().now();
        var exchanges = ClientLog.read(clients.stop());
        complainOfErrors(exchanges);
        if (fault.isScarcity()) {
            scene.diary().disturbed("too little for all", begun, stopped, WHEN_SCARCE);
        }
        Thread.sleep(setting.hold().plus(TO_EXPIRE));
        recovery.awaitRest();
        var before = viewsBeforeReplay(recovery);
        var readAt = scene.diary().now();
        if (setting.embedded()) {
            scene.stopNodes();
        }
        var verification = scene.nodes().getFirst().verify();
        try (var connection = scene.connect()) {
            var store = new SqlStore(connection);
            var liveness = new Liveness(
                    recovery.took(),
                    Latency.p99(exchanges, begun, broken),
                    Latency.p99(exchanges, mended, stopped),
                    recovery.faults());
            var evidence = new Evidence(
                    exchanges,
                    new Bookings(store.events()),
                    before,
                    store.views(),
                    verification,
                    scene.diary().disturbances(),
                    liveness,
                    readAt,
                    options.tier().judgesSpeed(),
                    scene.diary().clockOffset());
            return Result.of(fault, options.seed(), options.time(), exchanges, scene.diary(), Checks.judge(evidence));
        }
    }

    private @Nullable Views viewsBeforeReplay(Recovery recovery)
            throws IOException, InterruptedException, SQLException {
        if (setting.embedded()) {
            return null;
        }
        try (var connection = scene.connect()) {
            var views = new SqlStore(connection).views();
            scene.nodes().getFirst().replayViews();
            recovery.awaitRest();
            return views;
        }
    }

    /** Where nothing is broken there is no excuse. */
    private void complainOfErrors(List<Exchange> exchanges) {
        if (scene.diary().disturbances().isEmpty()) {
            exchanges.stream()
                    .filter(exchange -> exchange.answer() == null
                            || exchange.answer().status() == 0
                            || exchange.answer().status() >= 500
                                    && !exchange.problem().equals("projection-behind")
                                    && !(fault.isScarcity() && exchange.answer().status() == 503))
                    .limit(5)
                    .forEach(exchange -> scene.diary().complain("An error although nothing was broken: " + exchange));
        }
    }

    private Workload workload() {
        var from = scene.diary().now().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(3));
        return new Workload(
                options.seed(),
                scene.addresses(),
                setting.clients(),
                PROVIDERS,
                DAYS,
                setting.copies(),
                setting.crowd(),
                setting.hold(),
                setting.lastMoment(),
                from);
    }
}
