package org.appointmentscheduler.faults.scale;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * The arithmetic behind {@code docs/scale.md}: reads what was measured, prints the tables. Every assumption is a constant
 * here or {@code name=value} on the command line.
 */
public final class Plan {

    private static final double GIB = 1L << 30;
    private static final double TIB = 1L << 40;
    private static final double SECONDS_PER_YEAR = 365.25 * 24 * 3600;

    private final Measured measured;
    private final Map<String, Double> assumed;
    private final List<String> lines = new ArrayList<>();

    Plan(Measured measured, Map<String, Double> assumed) {
        this.measured = measured;
        this.assumed = assumed;
    }

    public static void main(String[] arguments) {
        var root = Path.of(System.getProperty("repo.root", "."));
        var plan = new Plan(Measured.in(root.resolve("docs/sizes.properties")), Assumptions.with(arguments));
        plan.lines().forEach(System.out::println);
    }

    List<String> lines() {
        if (lines.isEmpty()) {
            sizes();
            totals();
            rates();
            partitions();
            costs();
        }
        return List.copyOf(lines);
    }

    private double assumed(String name) {
        return Objects.requireNonNull(assumed.get(name), name);
    }

    private double appointments() {
        return assumed("appointments");
    }

    /** Of an appointment's own events; publishing days is shared by all of a day's appointments. */
    private double events() {
        return measured.rowsPerBooking("domain_event_entry");
    }

    private double viewBytes() {
        return List.of("appointment", "claim", "calendar_day").stream()
                .mapToDouble(table -> measured.row(table) * measured.rowsPerBooking(table))
                .sum();
    }

    private void sizes() {
        table("per booking, measured", "");
        row("events", "%.2f", events());
        row("bytes per event: row", "%.0f", measured.number("domain_event_entry.table.bytes.per.row"));
        row("bytes per event: its three indexes", "%.0f", measured.number("domain_event_entry.index.bytes.per.row"));
        row("bytes of events", "%.0f", events() * measured.row("domain_event_entry"));
        row("bytes of views", "%.0f", viewBytes());
        row("bytes remembered for 24 hours", "%.0f", measured.row("idempotency_record"));
        row("bytes of WAL", "%.0f", measured.number("wal.bytes.per.booking"));
    }

    private void totals() {
        table("%,.0f appointments".formatted(appointments()), "TiB");
        row("events", "%.2f", eventBytes() / TIB);
        row("of these, indexes", "%.2f", eventIndexBytes() / TIB);
        row("views", "%.2f", appointments() * viewBytes() / TIB);
        row("people", "%.2f", assumed("people") * measured.row("person") / TIB);
        row("one replica more and one backup", "%.2f", 2 * totalBytes() / TIB);
    }

    private double eventBytes() {
        return appointments() * events() * measured.row("domain_event_entry");
    }

    private double eventIndexBytes() {
        return appointments() * events() * measured.number("domain_event_entry.index.bytes.per.row");
    }

    private double totalBytes() {
        return eventBytes() + appointments() * viewBytes() + assumed("people") * measured.row("person");
    }

    private double bookingsPerSecondAtPeak() {
        return appointments() / assumed("years") / SECONDS_PER_YEAR * assumed("peak.factor");
    }

    private void rates() {
        var peak = bookingsPerSecondAtPeak();
        table("a second, at the peak", "");
        row("bookings", "%.0f", peak);
        row("commands", "%.0f", 2 * peak);
        row("events", "%.0f", events() * peak);
        row("reads", "%.0f", assumed("reads.per.booking") * peak);
        row("MiB of WAL", "%.1f", peak * measured.number("wal.bytes.per.booking") / (1 << 20));
        row("open holds", "%.0f", peak * assumed("hold.seconds"));
        row(
                "remembered answers (GiB)",
                "%.2f",
                24 * 3600 * peak / assumed("peak.factor") * measured.row("idempotency_record") / GIB);
    }

    private double partitionsFor(double needed, double each) {
        return Math.ceil(needed / each);
    }

    /** The largest of what each resource asks for. */
    private double partitionCount() {
        var skew = Skew.worst((int) assumed("providers"), (int) assumed("partitions.tried"), 1);
        var byCommands = partitionsFor(2 * bookingsPerSecondAtPeak() * skew, assumed("commands.per.partition"));
        var byMemory =
                partitionsFor(eventIndexBytes() * assumed("hot.part") * skew / GIB, assumed("memory.gib.for.indexes"));
        var byRestore = partitionsFor(
                totalBytes() * skew / assumed("restore.bytes.per.second") / 3600, assumed("restore.hours"));
        table("partitions that each limit asks for", "");
        row("fullest of %.0f partitions, to the mean".formatted(assumed("partitions.tried")), "%.2f", skew);
        row("commands", "%.0f", byCommands);
        row("hot indexes in memory", "%.0f", byMemory);
        row("time to restore one", "%.0f", byRestore);
        return Math.max(byCommands, Math.max(byMemory, byRestore));
    }

    private double partitions;

    private void partitions() {
        partitions = partitionCount();
        row("so", "%.0f", partitions);
        row("GiB in each", "%.0f", totalBytes() / partitions / GIB);
        row("bookings a second in each, at the peak", "%.1f", bookingsPerSecondAtPeak() / partitions);
    }

    private void costs() {
        var gibibytes = totalBytes() / GIB;
        var database = 2 * partitions * assumed("price.database.month");
        var storage = 2 * gibibytes * assumed("price.storage.gib.month");
        var backup = gibibytes * assumed("price.backup.gib.month");
        var nodes = (partitionsFor(2 * bookingsPerSecondAtPeak(), assumed("commands.per.node"))
                        + partitionsFor(
                                assumed("reads.per.booking") * bookingsPerSecondAtPeak(), assumed("reads.per.node"))
                        + 2)
                * assumed("price.node.month");
        var month = database + storage + backup + nodes;
        table("a month, at the prices assumed", "");
        row("databases, each with a standby", "%,.0f", database);
        row("their storage", "%,.0f", storage);
        row("backups", "%,.0f", backup);
        row("command and query nodes", "%,.0f", nodes);
        row("together", "%,.0f", month);
        row(
                "for 1000 appointments, once all are stored",
                "%.3f",
                month * 12 * assumed("years") / appointments() * 1000);
    }

    private void table(String title, String unit) {
        lines.add("");
        lines.add("| " + title + " | " + unit + " |");
        lines.add("|---|--:|");
    }

    private void row(String name, String format, double value) {
        lines.add("| " + name + " | " + String.format(Locale.ROOT, format, value) + " |");
    }
}
