package org.appointmentscheduler.query;

import java.time.Instant;
import java.time.InstantSource;

public class SettableClock implements InstantSource {

    private volatile Instant now = Stage.NOW;

    public void set(Instant instant) {
        now = instant;
    }

    @Override
    public Instant instant() {
        return now;
    }
}
