package org.appointmentscheduler.faults.fault;

import java.nio.file.Path;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** Nothing breaks: what the clients do is hard enough. */
record Nothing(String id, String title, Setting setting, boolean isScarcity) implements Fault {

    Nothing(String id, String title, Setting setting) {
        this(id, title, setting, false);
    }

    @Override
    public Setting setting(Path directory) {
        return setting;
    }

    @Override
    public void strike(Scene scene, RandomGenerator random, Duration time) throws InterruptedException {
        Thread.sleep(time);
    }
}
