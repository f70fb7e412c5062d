package org.appointmentscheduler.load.people;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Who wants which time: eight hours a day of every provider, each quarter hour once and in random order, so that the
 * days fill up as a busy office's do and no request has to fail.
 */
public final class Plan {

    public static final int WINDOWS = 32;

    private static final Duration WINDOW = Duration.ofMinutes(15);

    private final Instant firstWindow;
    private final int days;
    private final List<Booking> bookings = new ArrayList<>();
    private final AtomicInteger used = new AtomicInteger();

    public record Booking(String client, String provider, Instant start) {

        public String json() {
            return "{\"clientId\":\"%s\",\"providerId\":\"%s\",\"start\":\"%s\"}".formatted(client, provider, start);
        }
    }

    public Plan(List<String> clients, List<String> providers, Instant firstWindow, int days) {
        this.firstWindow = firstWindow;
        this.days = days;
        for (var provider : providers) {
            for (var day = 0; day < days; day++) {
                for (var window = 0; window < WINDOWS; window++) {
                    var client = clients.get(bookings.size() % clients.size());
                    bookings.add(new Booking(client, provider, start(day, window)));
                }
            }
        }
        // Always the same order, so that two runs do the same.
        Collections.shuffle(bookings, new Random(1));
    }

    /** Eight o'clock in three days. */
    public static Instant firstWindow(Instant now) {
        return now.truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(3).plusHours(8));
    }

    /** With new people, whose time is published. */
    public static Plan with(Setting setting, Instant now, int clients, int providers, int days) throws IOException {
        var firstWindow = firstWindow(now);
        var all = setting.providers(providers);
        setting.publish(all, firstWindow, days);
        return new Plan(setting.clients(clients), all, firstWindow, days);
    }

    private Instant start(int day, int window) {
        return firstWindow.plus(Duration.ofDays(day)).plus(WINDOW.multipliedBy(window));
    }

    /** Null when all are used up. */
    @Nullable
    public Booking next() {
        var index = used.getAndIncrement();
        return index < bookings.size() ? bookings.get(index) : null;
    }

    /** A window with at least half of all days after it. */
    public Instant someStart(RandomGenerator random) {
        return start(random.nextInt((days + 1) / 2), random.nextInt(WINDOWS));
    }
}
