package org.appointmentscheduler.load.ratio;

import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.appointmentscheduler.load.http.Requests;
import org.appointmentscheduler.load.people.Plan;
import org.jspecify.annotations.Nullable;

/** What is asked of the application. Commands carry a key, so that their answers are remembered as well. */
final class Product {

    private static final Pattern HELD = Pattern.compile("\"id\":\"([^\"]+)\".*\"clientId\":\"([^\"]+)\"");

    private final Plan plan;
    private final Requests requests;
    private final Queue<Hold> holds = new ConcurrentLinkedQueue<>();

    private record Hold(String id, String client) {}

    Product(Plan plan, Requests requests) {
        this.plan = plan;
        this.requests = requests;
    }

    Traffic reservations() {
        return new Traffic(
                () -> {
                    var booking = plan.next();
                    return booking == null ? null : command("/reserve", booking.json());
                },
                201,
                () -> Traffic.MOST,
                this::remember);
    }

    /** Of half the holds there are. */
    Traffic confirmations() {
        return new Traffic(() -> change("confirm"), 200, () -> holds.size() / 2, _ -> {});
    }

    Traffic releases() {
        return new Traffic(() -> change("release"), 200, holds::size, _ -> {});
    }

    Traffic searches() {
        return Traffic.of(
                () -> requests.get("/api/appointments?limit=50&from=" + plan.someStart(ThreadLocalRandom.current())),
                200);
    }

    private void remember(String answer) {
        var held = HELD.matcher(answer);
        if (!held.find()) {
            throw new IllegalStateException("Not a hold: " + answer);
        }
        holds.add(new Hold(held.group(1), held.group(2)));
    }

    private byte @Nullable [] change(String verb) {
        var hold = holds.poll();
        return hold == null
                ? null
                : command("/" + hold.id() + "/" + verb, "{\"clientId\":\"%s\"}".formatted(hold.client()));
    }

    private byte[] command(String path, String json) {
        return requests.command("/api/appointments" + path, UUID.randomUUID().toString(), json);
    }
}
