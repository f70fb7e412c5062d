package org.appointmentscheduler.faults;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.appointmentscheduler.faults.fault.Diary;
import org.appointmentscheduler.faults.process.Node;
import tools.jackson.databind.json.JsonMapper;

/** Watches the nodes come to themselves, without helping. */
final class Recovery {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration TO_REST = Duration.ofSeconds(60);
    private static final long PAUSE_MILLIS = 100;
    /** While clients are busy there is always something that is not read yet. */
    private static final long BUSY_LAG = 500;

    private final List<Node> nodes;
    private final Duration took;
    private final List<String> faults = new ArrayList<>();

    private Recovery(List<Node> nodes, Duration took) {
        this.nodes = nodes;
        this.took = took;
    }

    /** Returns when all nodes are well, or when it has taken too long. */
    static Recovery of(List<Node> nodes, Diary diary) throws InterruptedException {
        var mended = diary.now();
        while (!complaints(nodes, BUSY_LAG).isEmpty() && since(mended, diary).compareTo(PATIENCE) < 0) {
            Thread.sleep(PAUSE_MILLIS);
        }
        return new Recovery(nodes, since(mended, diary));
    }

    private static Duration since(Instant mended, Diary diary) {
        return Duration.between(mended, diary.now());
    }

    Duration took() {
        return took;
    }

    /** Returns when all has been read; what is wrong even then is a fault. */
    void awaitRest() throws InterruptedException {
        var giveUp = System.nanoTime() + TO_REST.toNanos();
        var complaints = complaints(nodes, 0);
        while (!complaints.isEmpty() && System.nanoTime() < giveUp) {
            Thread.sleep(PAUSE_MILLIS);
            complaints = complaints(nodes, 0);
        }
        faults.addAll(complaints);
    }

    List<String> faults() {
        return List.copyOf(faults);
    }

    private static List<String> complaints(List<Node> nodes, long mostLag) throws InterruptedException {
        var complaints = new ArrayList<String>();
        for (var number = 0; number < nodes.size(); number++) {
            try {
                complaints.addAll(complaints("node " + number, nodes.get(number), mostLag));
            } catch (IOException e) {
                complaints.add("node " + number + ": " + e.getMessage());
            }
        }
        return complaints;
    }

    private static List<String> complaints(String name, Node node, long mostLag)
            throws IOException, InterruptedException {
        var complaints = new ArrayList<String>();
        if (!node.isUp()) {
            complaints.add(name + " is not well");
        }
        node.get("/api/appointments?limit=1");
        var projections = JsonMapper.shared().readTree(node.get("/api/admin/projections"));
        for (var projection : projections.get("items")) {
            if (projection.get("failed").booleanValue()
                    || !projection.get("running").booleanValue()
                    || projection.get("lag").longValue() > mostLag) {
                complaints.add(name + ": " + projection);
            }
        }
        return complaints;
    }
}
