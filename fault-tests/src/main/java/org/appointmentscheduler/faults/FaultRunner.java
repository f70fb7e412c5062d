package org.appointmentscheduler.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.appointmentscheduler.faults.fault.Fault;
import org.appointmentscheduler.faults.fault.Faults;
import org.appointmentscheduler.faults.fault.Mounts;
import org.appointmentscheduler.faults.report.Report;
import org.appointmentscheduler.faults.report.Result;

/** Runs what the caller wants, one fault after another, and ends with 1 when a promise was broken. */
public final class FaultRunner {

    private static final int SMALL_DISK_MEGABYTES = 192;

    private final Options options;
    private final Path home;
    private final Path jar;

    private FaultRunner(Options options) throws IOException {
        this.options = options;
        this.home = Files.createDirectories(Options.root().resolve("fault-tests/target/runs"));
        // A copy, since a build may replace the jar while it is in use.
        this.jar = Files.copy(Options.jar(), home.resolve("scheduler.jar"), StandardCopyOption.REPLACE_EXISTING);
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        System.exit(new FaultRunner(Options.parse(arguments)).run() ? 0 : 1);
    }

    private boolean run() throws IOException, InterruptedException {
        var results = new ArrayList<Result>();
        for (var fault : wanted()) {
            var result = run(fault);
            System.out.println(result.summary());
            results.add(result);
        }
        var isWhole = options.fault() == null && options.tier() == Tier.FULL;
        Report.write(Options.root().resolve(isWhole ? "docs/FAULTS.md" : "fault-tests/target/FAULTS.md"), results);
        var failed = results.stream().filter(Result::isFailed).count();
        System.out.printf("%d passed, %d failed%n", results.size() - failed, failed);
        return failed == 0;
    }

    private List<Fault> wanted() {
        var wanted = Faults.all(jar, options.previous()).stream()
                .filter(fault -> options.fault() == null
                        ? options.tier().includes(fault.id())
                        : List.of(options.fault().split(",")).contains(fault.id()))
                .toList();
        if (wanted.isEmpty()) {
            throw new IllegalArgumentException(
                    "There is no fault " + options.fault() + ". " + Faults.ELSEWHERE.getOrDefault(options.fault(), ""));
        }
        return wanted;
    }

    private Result run(Fault fault) throws IOException, InterruptedException {
        var obstacle = fault.obstacle();
        if (obstacle.isPresent()) {
            return Result.notRun(fault, options.seed(), options.time(), obstacle.get());
        }
        var directory = Files.createTempDirectory(home, fault.id() + "-" + options.seed() + "-");
        System.out.printf(
                "%s %s: seed %d, %s, in %s%n", fault.id(), fault.title(), options.seed(), options.time(), directory);
        try {
            return run(fault, directory);
        } catch (IOException | SQLException e) {
            e.printStackTrace();
            return Result.brokenOff(fault, options.seed(), options.time(), e.toString());
        }
    }

    private Result run(Fault fault, Path directory) throws IOException, InterruptedException, SQLException {
        if (!fault.id().equals("F14")) {
            return Run.of(fault, jar, directory, options);
        }
        var disk = Files.createDirectory(directory.resolve("data"));
        Mounts.mount(disk, SMALL_DISK_MEGABYTES);
        try {
            return Run.of(fault, jar, directory, options);
        } finally {
            Mounts.unmount(disk);
        }
    }
}
