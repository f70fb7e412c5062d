package org.appointmentscheduler.conventions;

import java.util.concurrent.Semaphore;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Keeps requests inside until told to let them go. */
@RestController
@RequestMapping("/api/held")
class HeldController {

    private final Semaphore arrivals = new Semaphore(0);
    private final Semaphore departures = new Semaphore(0);

    @PostMapping
    void command() {
        hold();
    }

    @GetMapping
    void read() {
        hold();
    }

    @PostMapping("/failing")
    void fail() {
        throw new IllegalStateException("secret");
    }

    private void hold() {
        arrivals.release();
        departures.acquireUninterruptibly();
    }

    void awaitArrivals(int number) {
        arrivals.acquireUninterruptibly(number);
    }

    int moreArrivals() {
        return arrivals.availablePermits();
    }

    void letGo(int number) {
        departures.release(number);
    }
}
