package org.appointmentscheduler.faults.load;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.appointmentscheduler.faults.load.Http.Question;
import org.appointmentscheduler.faults.load.Http.Subject;
import org.appointmentscheduler.faults.log.Answer;
import org.appointmentscheduler.faults.log.Op;
import org.appointmentscheduler.faults.log.SteadyClock;
import org.jspecify.annotations.Nullable;

/** One client who books one slot after another: some are confirmed, some given back, some forgotten. */
final class Booker {

    private static final long MOST_SPREAD_MILLIS = 40;

    private final Workload workload;
    private final Persistence calls;
    private final SteadyClock clock;
    private final RandomGenerator random;
    private final String client;

    Booker(Workload workload, Persistence calls, SteadyClock clock, RandomGenerator random, String client) {
        this.workload = workload;
        this.calls = calls;
        this.clock = clock;
        this.random = random;
        this.client = client;
    }

    void book(String provider, Instant start) throws InterruptedException {
        var held = change(
                Op.RESERVE,
                "/api/appointments/reserve",
                Map.of("clientId", client, "providerId", provider, "start", start.toString()),
                new Subject(client, provider, start, null, false));
        if (held.status() == 201) {
            var appointment = Http.json(held.body());
            conclude(
                    appointment.get("id").stringValue(),
                    Instant.parse(appointment.get("expiresAt").stringValue()),
                    held.token());
        }
    }

    private void conclude(String appointment, Instant expiresAt, @Nullable String token) throws InterruptedException {
        switch (random.nextInt(10)) {
            case 0, 1 -> read(appointment, token, true);
            case 2, 3 -> settle(Op.RELEASE, appointment);
            default -> {
                if (workload.lastMoment()) {
                    waitUntil(expiresAt.plusMillis(random.nextLong(-MOST_SPREAD_MILLIS, MOST_SPREAD_MILLIS)));
                }
                settle(Op.CONFIRM, appointment);
            }
        }
    }

    private void settle(Op op, String appointment) throws InterruptedException {
        var path = "/api/appointments/" + appointment + (op == Op.CONFIRM ? "/confirm" : "/release");
        var answer = change(op, path, Map.of("clientId", client), new Subject(client, null, null, appointment, false));
        read(appointment, answer.token(), answer.token() != null);
    }

    private Answer change(Op op, String path, Map<String, String> body, Subject subject) throws InterruptedException {
        var key = "%016x%016x".formatted(random.nextLong(), random.nextLong());
        var question = new Question(op, path, Http.body(body), key, null, subject);
        return calls.ask(node(), question, workload.copies());
    }

    /** @param settled whether the outcome of everything asked before is known, so that only one answer is right */
    private void read(String appointment, @Nullable String token, boolean settled) throws InterruptedException {
        var subject = new Subject(client, null, null, appointment, settled);
        calls.ask(node(), new Question(Op.READ, "/api/appointments/" + appointment, null, null, token, subject));
    }

    private int node() {
        return random.nextInt(workload.nodes().size());
    }

    private void waitUntil(Instant time) throws InterruptedException {
        var left = Duration.between(clock.instant(), time);
        if (left.isPositive()) {
            Thread.sleep(left);
        }
    }
}
