package org.appointmentscheduler.load.ratio;

import java.io.IOException;
import java.time.Duration;
import java.util.regex.Pattern;
import org.appointmentscheduler.load.http.Requests;
import org.appointmentscheduler.load.http.Wire;

/** Waits until what the answered requests have set off is done as well. */
interface Quiet {

    Quiet AT_ONCE = () -> {};

    void await() throws IOException, InterruptedException;

    /** When all views have caught up. */
    static Quiet views(int port, Requests requests) {
        return () -> {
            var giveUp = System.nanoTime() + Duration.ofSeconds(60).toNanos();
            try (var wire = new Wire(port)) {
                while (isBehind(
                        wire.send(requests.get("/api/admin/projections")).body())) {
                    if (System.nanoTime() > giveUp) {
                        throw new IOException("The views do not catch up");
                    }
                    Thread.sleep(20);
                }
            }
        };
    }

    private static boolean isBehind(String views) {
        return Pattern.compile("\"lag\":[1-9]").matcher(views).find();
    }
}
