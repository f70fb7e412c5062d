package org.appointmentscheduler.faults.fault;

import java.io.IOException;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** Does something again and again, at moments nobody can foresee. */
final class Pauses {

    private final long end;
    private final RandomGenerator random;

    Pauses(Duration time, RandomGenerator random) {
        this.end = System.nanoTime() + time.toNanos();
        this.random = random;
    }

    void between(Duration shortest, Duration longest, Diary.Work work) throws IOException, InterruptedException {
        do {
            pause(shortest, longest);
            work.run();
        } while (System.nanoTime() < end);
    }

    void pause(Duration shortest, Duration longest) throws InterruptedException {
        Thread.sleep(random.nextLong(shortest.toMillis(), longest.toMillis() + 1));
    }
}
