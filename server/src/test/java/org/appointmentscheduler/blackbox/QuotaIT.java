package org.appointmentscheduler.blackbox;

import static org.appointmentscheduler.blackbox.Times.QUARTER;
import static org.appointmentscheduler.blackbox.Times.at;
import static org.appointmentscheduler.blackbox.Times.quarters;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** No client and no crowd holds more than it may, however many ask at the same time. */
@OnEveryEngine
class QuotaIT {

    private final Api api;
    private final Instant nine = at(3, "09:00");

    QuotaIT(Engine engine) {
        this.api = SharedApp.on(engine).api();
    }

    /** One who signs in, since what administrators hold for others is not limited. */
    record Person(String client, String token, Api api) {

        static Person registeredAt(Api anybody) {
            var email = UUID.randomUUID() + "@example.org";
            var password = "correct horse battery";
            var client = anybody.post(
                            "/api/clients",
                            Map.of("firstName", "Ada", "lastName", "Lovelace", "email", email, "password", password))
                    .is(201)
                    .get("id");
            var token = anybody.post("/api/tokens", Map.of("email", email, "password", password))
                    .is(200)
                    .get("accessToken");
            return new Person(client, token, anybody.as(token));
        }

        Reply reserve(String provider, Instant start, String... headers) {
            return api.reserve(client, provider, start, QUARTER, headers);
        }
    }

    private List<String> providers(int number) {
        return IntStream.range(0, number)
                .mapToObj(_ -> {
                    var provider = api.newProvider();
                    api.publish(provider, nine, at(3, "17:00")).is(201);
                    return provider;
                })
                .toList();
    }

    @Test
    void givesOneClientFiveHoldsHoweverManyItAsksForAtOnce() {
        var person = Person.registeredAt(api);
        givesFive(providers(40), _ -> person.api(), person.client());
    }

    static void givesFive(List<String> providers, IntFunction<Api> node, String client) {
        var answers = AtOnce.all(
                providers.size(),
                index -> node.apply(index).reserve(client, providers.get(index), at(3, "09:00"), QUARTER));
        assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(5);
        answers.stream().filter(answer -> answer.status() != 201).forEach(answer -> {
            answer.isProblem(422, "client-limit-reached");
            assertThat(answer.get("quota")).isEqualTo("activeHolds");
            assertThat(answer.get("limit")).isEqualTo("5");
        });
    }

    @Test
    void letsAClientGoOnWhoConfirmsOrReleases() {
        var person = Person.registeredAt(api);
        var provider = providers(1).getFirst();
        var held = IntStream.range(0, 5)
                .mapToObj(
                        index -> person.reserve(provider, quarters(nine, index)).is(201))
                .toList();
        var refused = person.reserve(provider, quarters(nine, 5)).isProblem(422, "client-limit-reached");
        assertThat(refused.get("retryAt")).isEqualTo(held.getFirst().get("expiresAt"));

        person.api().confirm(held.get(0).get("id"), person.client()).is(200);
        person.reserve(provider, quarters(nine, 5)).is(201);
        person.reserve(provider, quarters(nine, 6)).isProblem(422, "client-limit-reached");
        person.api().release(held.get(1).get("id"), person.client()).is(200);
        person.reserve(provider, quarters(nine, 6)).is(201);
    }

    @Test
    void coolsAClientDownWhoConfirmsNothing() {
        var person = Person.registeredAt(api);
        var provider = providers(1).getFirst();
        for (var round = 0; round < 20; round++) {
            var held = person.reserve(provider, quarters(nine, round % 4)).is(201);
            person.api().release(held.get("id"), person.client()).is(200);
        }
        var refused = person.reserve(provider, nine).isProblem(422, "client-limit-reached");
        assertThat(refused.get("quota")).isEqualTo("unconfirmedHolds");
        assertThat(Instant.parse(refused.get("retryAt"))).isAfter(Instant.now().plusSeconds(23 * 3_600));
        api.reserve(person.client(), provider, nine, QUARTER).is(201);
    }

    @Test
    void countsARepeatedRequestOnce() {
        var person = Person.registeredAt(api);
        var provider = providers(1).getFirst();
        for (var repetition = 0; repetition < 8; repetition++) {
            person.reserve(provider, nine, "Idempotency-Key", "one").is(201);
        }
        for (var index = 1; index < 5; index++) {
            person.reserve(provider, quarters(nine, index)).is(201);
        }
        person.reserve(provider, quarters(nine, 5)).isProblem(422, "client-limit-reached");
        person.reserve(provider, nine, "Idempotency-Key", "one").is(201);
    }

    @Test
    void leavesHalfOfADayToThoseWhoAreKnown() {
        var provider = providers(1).getFirst();
        var crowd =
                IntStream.range(0, 5).mapToObj(_ -> Person.registeredAt(api)).toList();
        IntFunction<Reply> reserve = index -> crowd.get(index % 5).reserve(provider, quarters(nine, index));
        var answers = AtOnce.all(25, reserve);
        // Half of 8 hours, which is 16 windows.
        assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(16);
        answers.stream()
                .filter(answer -> answer.status() != 201)
                .forEach(answer -> answer.isProblem(422, "newcomers-limit-reached"));

        var known = Person.registeredAt(api);
        var other = providers(1).getFirst();
        known.api()
                .confirm(known.reserve(other, nine).is(201).get("id"), known.client())
                .is(200);
        known.reserve(provider, quarters(nine, 30)).is(201);
    }
}
