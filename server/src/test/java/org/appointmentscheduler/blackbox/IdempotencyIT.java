package org.appointmentscheduler.blackbox;

import static org.appointmentscheduler.blackbox.Times.QUARTER;
import static org.appointmentscheduler.blackbox.Times.at;
import static org.appointmentscheduler.blackbox.Times.quarters;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A request that is repeated with its key does what it did the first time: nothing more, and with the same answer. */
@OnEveryEngine
class IdempotencyIT {

    private final SharedApp shared;
    private final Api api;

    IdempotencyIT(Engine engine) {
        this.shared = SharedApp.on(engine);
        this.api = shared.api();
    }

    @Test
    void replaysTheFirstAnswerToTheByte() {
        var client = api.newClient();
        var provider = api.newProvider();
        var nine = at(3, "09:00");
        api.publish(provider, nine, at(3, "12:00")).is(201);
        var key = newKey();

        var first = api.reserve(client, provider, nine, QUARTER, "Idempotency-Key", key)
                .is(201);
        assertThat(first.has("Idempotency-Replayed")).isFalse();
        var position = api.position();
        api.confirm(first.get("id"), client).is(200);
        RunningApp.sleep(Duration.ofMillis(1_100)); // An answer made anew would count down.
        var again = api.reserve(client, provider, nine, QUARTER, "Idempotency-Key", key)
                .is(201);

        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.text()).isEqualTo(first.text());
        for (var header : new String[] {"Location", "ETag", "Consistency-Token", "Content-Type"}) {
            assertThat(again.header(header)).isEqualTo(first.header(header));
        }
        assertThat(api.events(position))
                .hasSize(2)
                .allSatisfy(event -> assertThat(event.get("type").asString()).containsIgnoringCase("confirmed"));
        api.reserve(client, provider, quarters(nine, 1), QUARTER, "Idempotency-Key", key)
                .isProblem(422, "idempotency-key-reused");
        api.confirm(first.get("id"), client, "Idempotency-Key", key).isProblem(422, "idempotency-key-reused");
    }

    @Test
    void replaysEveryKindOfPost() {
        for (var path : new String[] {"/api/clients", "/api/providers"}) {
            var key = newKey();
            var body = Map.of("firstName", "Ada", "lastName", "L", "timeZone", "Europe/London");
            var first = api.post(path, body, "Idempotency-Key", key).is(201);
            assertReplay(first, api.post(path, body, "Idempotency-Key", key));
        }
        var client = api.newClient();
        var provider = api.newProvider();
        var nine = at(3, "09:00");
        var keys = new String[] {newKey(), newKey(), newKey(), newKey()};
        var published = api.publish(provider, nine, quarters(nine, 4), "Idempotency-Key", keys[0])
                .is(201);
        assertReplay(published, api.publish(provider, nine, quarters(nine, 4), "Idempotency-Key", keys[0]));
        var withdrawn = api.withdraw(provider, nine, quarters(nine, 1), "Idempotency-Key", keys[1])
                .is(200);
        assertReplay(withdrawn, api.withdraw(provider, nine, quarters(nine, 1), "Idempotency-Key", keys[1]));
        var id = api.reserve(client, provider, quarters(nine, 1), QUARTER)
                .is(201)
                .get("id");
        var released = api.release(id, client, "Idempotency-Key", keys[2]).is(200);
        assertReplay(released, api.release(id, client, "Idempotency-Key", keys[2]));
        id = api.reserve(client, provider, quarters(nine, 1), QUARTER).is(201).get("id");
        var confirmed = api.confirm(id, client, "Idempotency-Key", keys[3]).is(200);
        assertReplay(confirmed, api.confirm(id, client, "Idempotency-Key", keys[3]));
    }

    @Test
    void replaysTheAnswerOfARebuild() {
        var client = api.newClient();
        var key = newKey();
        var calendar = "/api/admin/projections/calendar/replay";
        var first = api.post(calendar, "", "Idempotency-Key", key).is(202);
        assertThat(first.has("Idempotency-Replayed")).isFalse();
        assertReplay(first, api.post(calendar, "", "Idempotency-Key", key));
        api.post("/api/admin/projections/appointments/replay", "", "Idempotency-Key", key)
                .isProblem(422, "idempotency-key-reused");
        api.confirm(UUID.randomUUID().toString(), client, "Idempotency-Key", key)
                .isProblem(422, "idempotency-key-reused");
        var used = newKey();
        api.post("/api/clients", Map.of("firstName", "Ada", "lastName", "L"), "Idempotency-Key", used)
                .is(201);
        api.post(calendar, "", "Idempotency-Key", used).isProblem(422, "idempotency-key-reused");
    }

    @Test
    void keepsNoKeyOfARefusal() {
        var client = api.newClient();
        var provider = api.newProvider();
        var nine = at(3, "09:00");
        var key = newKey();
        api.reserve(client, provider, nine, QUARTER, "Idempotency-Key", key).isProblem(422, "outside-availability");
        api.post("/api/appointments/reserve", "{", "Idempotency-Key", key).isProblem(400, "malformed-request");
        api.publish(provider, nine, quarters(nine, 4)).is(201);
        var reserved = api.reserve(client, provider, nine, QUARTER, "Idempotency-Key", key)
                .is(201);
        assertThat(reserved.has("Idempotency-Replayed")).isFalse();
    }

    @Test
    void takesOneOfManyThatComeTogether() {
        var client = api.newClient();
        var provider = api.newProvider();
        var nine = at(3, "09:00");
        api.publish(provider, nine, at(3, "12:00")).is(201);
        var position = api.position();
        var key = newKey();
        var answers = AtOnce.all(50, _ -> api.reserve(client, provider, nine, QUARTER, "Idempotency-Key", key));

        assertThat(answers).anySatisfy(answer -> answer.is(201));
        for (var answer : answers) {
            if (answer.status() != 201) {
                answer.isProblem(409, "request-in-progress");
            }
        }
        assertThat(answers.stream()
                        .filter(answer -> answer.status() == 201)
                        .map(Reply::text)
                        .distinct())
                .hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() == 201 && !answer.has("Idempotency-Replayed")))
                .hasSize(1);
        assertThat(api.events(position)).hasSize(2);
    }

    @Test
    void survivesARestart() {
        try (var installation = Installation.on(shared.installation().engine())) {
            var key = newKey();
            var body = Map.of("firstName", "Ada", "lastName", "Lovelace");
            Reply first;
            try (var before = installation.start()) {
                first = before.api()
                        .post("/api/clients", body, "Idempotency-Key", key)
                        .is(201);
            } // Killed at once after the answer.
            try (var after = installation.start()) {
                assertReplay(first, after.api().post("/api/clients", body, "Idempotency-Key", key));
                assertThat(after.api().events(0)).hasSize(1);
                after.stop();
            }
        }
    }

    private static void assertReplay(Reply first, Reply again) {
        assertThat(again.status()).as(again.toString()).isEqualTo(first.status());
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.text()).isEqualTo(first.text());
    }

    private static String newKey() {
        return "key " + UUID.randomUUID();
    }
}
