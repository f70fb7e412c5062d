package org.appointmentscheduler.faults.fault;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.appointmentscheduler.faults.check.Disturbance;
import org.appointmentscheduler.faults.log.SteadyClock;

/** What was done to the product, and when, and what it should have done about it and did not. */
public final class Diary {

    private final SteadyClock clock = new SteadyClock();
    private final List<Disturbance> disturbances = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();
    private Duration clockOffset = Duration.ZERO;
    private int kills;

    /** Something that may fail. */
    public interface Work {
        void run() throws IOException, InterruptedException;
    }

    public Instant now() {
        return clock.instant();
    }

    /** @param grace how long after its end what was due meanwhile may still be recorded */
    public void disturb(String what, Duration grace, Work work) throws IOException, InterruptedException {
        var from = now();
        work.run();
        disturbed(what, from, now(), grace);
    }

    public void disturbed(String what, Instant from, Instant to, Duration grace) {
        disturbances.add(new Disturbance(what, from, to, grace));
    }

    public void killed() {
        kills++;
    }

    public void complain(String what) {
        complaints.add(what);
    }

    /** From now on clocks are as far apart as this. */
    public void clocksDiffer(Duration offset) {
        clockOffset = offset;
    }

    public List<Disturbance> disturbances() {
        return List.copyOf(disturbances);
    }

    public List<String> complaints() {
        return List.copyOf(complaints);
    }

    public Duration clockOffset() {
        return clockOffset;
    }

    public int kills() {
        return kills;
    }
}
