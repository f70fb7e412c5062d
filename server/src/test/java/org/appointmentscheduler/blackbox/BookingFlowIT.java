package org.appointmentscheduler.blackbox;

import static org.appointmentscheduler.blackbox.Times.QUARTER;
import static org.appointmentscheduler.blackbox.Times.at;
import static org.appointmentscheduler.blackbox.Times.quarters;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A booking from registration to its end, and every rule that can stand in its way. */
@OnEveryEngine
class BookingFlowIT {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final String NOBODY = "01890000-0000-7000-8000-000000000000";

    private final Api api;

    BookingFlowIT(Engine engine) {
        this.api = SharedApp.on(engine).api();
    }

    @Test
    void registersClientsAndProviders() {
        var client = api.post(
                        "/api/clients",
                        Map.of(
                                "firstName", "Žofie 😀",
                                "lastName", "O'Neil-Łódź",
                                "email", "z@example.org",
                                "phone", "+49 30 1234",
                                "timeZone", "Asia/Kathmandu"))
                .is(201);
        assertThat(client.header("Location")).endsWith("/api/clients/" + client.get("id"));
        var provider = api.post(
                        "/api/providers",
                        Map.of("firstName", "Grace", "lastName", "Hopper", "timeZone", "America/New_York"))
                .is(201);
        assertThat(provider.header("Location")).endsWith("/api/providers/" + provider.get("id"));

        assertThat(api.get("/api/clients/" + client.get("id"), client.token())
                        .is(200)
                        .json())
                .isEqualTo(client.json());
        assertThat(client.json().propertyNames())
                .containsExactlyInAnyOrder("id", "firstName", "lastName", "email", "phone", "timeZone");
        assertThat(client.get("firstName")).isEqualTo("Žofie 😀");
        assertThat(api.get("/api/providers/" + provider.get("id"), provider.token())
                        .is(200)
                        .json())
                .isEqualTo(provider.json());
        assertThat(provider.json().propertyNames())
                .containsExactlyInAnyOrder("id", "firstName", "lastName", "timeZone");
        assertThat(pages("/api/providers?limit=1", "id")).contains(provider.get("id"));
    }

    @Test
    void booksFromPublishingToConfirming() {
        var client = api.newClient();
        var provider = api.newProvider();
        var nine = at(3, "09:00");
        var ten = nine.plus(HOUR);

        var published = api.publish(provider, nine, ten).is(201);
        assertThat(published.json().get("windowsPublished").asInt()).isEqualTo(4);
        assertThat(published.get("providerId")).isEqualTo(provider);
        assertThat(published.json().get("ranges")).hasSize(1);
        assertRange(published.json().get("ranges").get(0), nine, ten);
        assertThat(api.free(provider, nine, ten, QUARTER, published.token()))
                .containsExactly(nine, quarters(nine, 1), quarters(nine, 2), quarters(nine, 3));
        var found = api.search(provider, nine, ten, HOUR).is(200);
        assertThat(found.json().get("next").isNull()).isTrue();
        assertThat(found.items()).hasSize(1);
        assertThat(found.items().getFirst().propertyNames()).containsExactlyInAnyOrder("providerId", "start", "end");
        assertRange(found.items().getFirst(), nine, ten);

        var before = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        var held = api.reserve(client, provider, nine, Duration.ofMinutes(30)).is(201);
        var id = held.get("id");
        assertThat(held.header("Location")).endsWith("/api/appointments/" + id);
        assertThat(held.json().propertyNames())
                .containsExactlyInAnyOrder(
                        "id",
                        "status",
                        "clientId",
                        "providerId",
                        "start",
                        "end",
                        "heldAt",
                        "expiresAt",
                        "expiresInSeconds");
        assertThat(held.get("status")).isEqualTo("held");
        assertThat(held.get("clientId")).isEqualTo(client);
        assertRange(held.json(), nine, quarters(nine, 2));
        var heldAt = Instant.parse(held.get("heldAt"));
        assertThat(heldAt).isBetween(before, Instant.now());
        assertThat(Instant.parse(held.get("expiresAt"))).isEqualTo(heldAt.plus(Duration.ofMinutes(30)));
        assertThat(held.json().get("expiresInSeconds").asLong()).isBetween(1_700L, 1_800L);
        assertThat(api.availability(provider, nine, ten, held.token()).is(200).json())
                .isEqualTo(availability(
                        List.of(nine, ten),
                        List.of(quarters(nine, 2), ten),
                        List.of(nine, quarters(nine, 2)),
                        List.of()));
        assertThat(api.free(provider, nine, ten, QUARTER)).containsExactly(quarters(nine, 2), quarters(nine, 3));
        var read = api.appointment(id).is(200);
        assertThat(read.header("ETag")).isEqualTo(held.header("ETag"));
        assertThat(read.get("status")).isEqualTo("held");

        var confirmed = api.confirm(id, client).is(200);
        assertThat(confirmed.get("status")).isEqualTo("confirmed");
        assertThat(Instant.parse(confirmed.get("confirmedAt"))).isBetween(before, Instant.now());
        assertThat(confirmed.header("ETag")).isNotEqualTo(held.header("ETag"));
        var position = api.position();
        for (var again : List.of(
                api.confirm(id, client),
                api.post("/api/appointments/" + id + "/confirm", Map.of("clientId", client)))) {
            assertThat(again.is(200).json()).isEqualTo(confirmed.json());
            assertThat(again.header("ETag")).isEqualTo(confirmed.header("ETag"));
        }
        assertThat(api.publish(provider, nine, ten)
                        .is(201)
                        .json()
                        .get("windowsPublished")
                        .asInt())
                .isZero();
        assertThat(api.position()).isEqualTo(position);
        assertThat(api.appointment(id, confirmed.token()).is(200).json()).isEqualTo(confirmed.json());
        assertThat(api.availability(provider, nine, ten).is(200).json())
                .isEqualTo(availability(
                        List.of(nine, ten),
                        List.of(quarters(nine, 2), ten),
                        List.of(),
                        List.of(nine, quarters(nine, 2))));
        assertThat(api.release(id, client).isProblem(409, "wrong-state").get("appointmentStatus"))
                .isEqualTo("confirmed");

        for (var owner : List.of("clients/" + client, "providers/" + provider)) {
            var list =
                    api.get("/api/" + owner + "/appointments?status=confirmed").is(200);
            assertThat(list.items()).singleElement().isEqualTo(confirmed.json());
            assertThat(api.get("/api/" + owner + "/appointments?status=held")
                            .is(200)
                            .items())
                    .isEmpty();
        }
    }

    @Test
    void tellsTheHistoryOfABookingAndOfEverything() {
        var client = api.newClient();
        var provider = api.newProvider();
        var nine = at(3, "09:00");
        var position = api.position();
        api.publish(provider, nine, nine.plus(HOUR)).is(201);
        var held = api.reserve(client, provider, nine, HOUR).is(201);
        var confirmed = api.confirm(held.get("id"), client).is(200);

        var history = api.history(held.get("id"));
        assertThat(history).hasSize(2);
        for (var sequence = 0; sequence < 2; sequence++) {
            var event = history.get(sequence);
            assertThat(event.propertyNames())
                    .containsExactlyInAnyOrder(
                            "sequence", "position", "type", "occurredAt", "recordedAt", "actor", "data");
            assertThat(event.get("sequence").asLong()).isEqualTo(sequence);
            assertThat(event.get("actor").asString()).startsWith("admin:");
        }
        assertThat(history.getFirst().get("type").asString()).isEqualTo("SlotHeld");
        assertThat(history.getFirst().get("occurredAt").asString()).isEqualTo(held.get("heldAt"));
        assertThat(history.getLast().get("type").asString()).isEqualTo("AppointmentConfirmed");
        assertThat(history.getLast().get("occurredAt").asString()).isEqualTo(confirmed.get("confirmedAt"));

        var events = api.events(position);
        assertThat(events.stream().map(event -> event.get("type").asString().replaceFirst(".*\\.", "")))
                .containsExactlyInAnyOrder(
                        "AvailabilityPublished", "TimeClaimed", "SlotHeld", "ClaimConfirmed", "AppointmentConfirmed");
        for (var event : events) {
            assertThat(event.get("specversion").asString()).isEqualTo("1.0");
            for (var required : List.of("id", "source", "type", "subject", "time", "data")) {
                assertThat(event.has(required)).as("%s of %s", required, event).isTrue();
            }
        }
        assertThat(events.stream()
                        .filter(event -> event.get("type").asString().endsWith("SlotHeld"))
                        .map(event -> event.get("position").asLong()))
                .containsExactly(history.getFirst().get("position").asLong());
        var one = api.get("/api/events?limit=1&after=" + position).is(200);
        assertThat(one.items()).singleElement().isEqualTo(events.getFirst());
        assertThat(one.get("next")).isNotBlank();
        assertThat(api.get("/api/events?subject=" + held.get("id")).is(200).items())
                .extracting(event -> event.get("id").asString())
                .hasSize(2);
        var type = events.getLast().get("type").asString();
        assertThat(api.get("/api/events?after=" + position + "&type=" + type)
                        .is(200)
                        .items())
                .isNotEmpty()
                .allSatisfy(event -> assertThat(event.get("type").asString()).isEqualTo(type));
    }

    @Test
    void neverPutsPersonalDataIntoAnEvent() {
        var position = api.position();
        api.post("/api/clients", Map.of("firstName", "Canary1", "lastName", "Canary2", "email", "canary3@example.org"))
                .is(201);
        api.post("/api/providers", Map.of("firstName", "Canary4", "lastName", "Canary5", "timeZone", "Europe/Rome"))
                .is(201);
        assertThat(api.events(position).toString()).contains("Europe/Rome").doesNotContainIgnoringCase("canary");
    }

    @Test
    void releasesAHoldForTheNext() {
        var first = api.newClient();
        var second = api.newClient();
        var provider = api.newProvider();
        var nine = at(3, "09:00");
        api.publish(provider, nine, nine.plus(HOUR)).is(201);
        var id = api.reserve(first, provider, nine, HOUR).is(201).get("id");

        api.release(id, second).isProblem(403, "not-hold-owner");
        api.confirm(id, second).isProblem(403, "not-hold-owner");
        var released = api.release(id, first).is(200);
        assertThat(released.get("status")).isEqualTo("released");
        assertThat(released.json().has("releasedAt")).isTrue();
        assertThat(released.json().has("expiresAt")).isFalse();
        var position = api.position();
        assertThat(api.release(id, first).is(200).json()).isEqualTo(released.json());
        assertThat(api.position()).isEqualTo(position);
        assertThat(api.free(provider, nine, nine.plus(HOUR), HOUR, released.token()))
                .containsExactly(nine);
        assertThat(api.confirm(id, first).isProblem(409, "wrong-state").get("appointmentStatus"))
                .isEqualTo("released");
        api.reserve(second, provider, nine, HOUR).is(201);
        assertThat(api.historyTypes(id)).containsExactly("SlotHeld", "HoldReleased");
    }

    @Test
    void refusesWithWhatHelpsTheCallerOn() {
        var client = api.newClient();
        var rival = api.newClient();
        var provider = api.newProvider();
        var nine = at(3, "09:00");
        var twelve = nine.plus(HOUR.multipliedBy(3));
        api.publish(provider, nine, twelve).is(201);
        var held = api.reserve(client, provider, nine, HOUR).is(201);

        var taken = api.reserve(rival, provider, quarters(nine, 3), HOUR).isProblem(409, "slot-already-held");
        assertThat(taken.get("retryAt")).isEqualTo(held.get("expiresAt"));
        assertThat(taken.json().get("alternatives")).hasSizeBetween(1, 3).allSatisfy(slot -> {
            assertThat(slot.get("providerId").asString()).isEqualTo(provider);
            var start = Instant.parse(slot.get("start").asString());
            assertThat(start).isBetween(nine.plus(HOUR), twelve.minus(HOUR));
            assertRange(slot, start, start.plus(HOUR));
        });
        api.confirm(held.get("id"), client).is(200);
        var booked = api.reserve(rival, provider, quarters(nine, 3), HOUR).isProblem(409, "slot-already-booked");
        assertThat(booked.json().get("alternatives")).hasSizeBetween(1, 3);
        assertThat(booked.json().has("retryAt")).isFalse();

        api.reserve(rival, provider, twelve, QUARTER).isProblem(422, "outside-availability");
        api.reserve(rival, provider, quarters(twelve, -1), Duration.ofMinutes(30))
                .isProblem(422, "outside-availability");
        api.reserve(rival, provider, nine.plusSeconds(60), QUARTER).isProblem(422, "not-on-grid");
        api.reserve(rival, provider, nine.plusMillis(1), QUARTER).isProblem(422, "not-on-grid");
        for (var duration : List.of("PT0S", "PT20M", "PT12H15M", "PT13H", "-PT15M", "PT15M0.001S")) {
            api.reserve(rival, provider, nine.plus(HOUR), Duration.parse(duration))
                    .isProblem(422, "not-on-grid");
        }
        var tomorrow = quarters(Instant.now().truncatedTo(ChronoUnit.HOURS), 4 * 24);
        var soon = api.reserve(rival, provider, tomorrow, QUARTER).isProblem(422, "too-soon");
        var earliest = Instant.parse(soon.get("earliestStart"));
        assertThat(earliest)
                .isBetween(Instant.now().plus(HOUR.multipliedBy(24)).minusSeconds(60), quarters(tomorrow, 5));
        assertThat(earliest.getEpochSecond() % 900).isZero();
        api.reserve(NOBODY, provider, nine, QUARTER).isProblem(404, "client-not-found");
        api.reserve(rival, NOBODY, nine, QUARTER).isProblem(404, "provider-not-found");
        api.reserve(provider, provider, nine, QUARTER).isProblem(404, "client-not-found");
        api.confirm(NOBODY, client).isProblem(404, "appointment-not-found");
        api.confirm(client, client).isProblem(404, "appointment-not-found");
        api.confirm(held.get("id"), NOBODY).isProblem(404, "client-not-found");
    }

    @Test
    void offersAnythingPublishedFromTheNoticeOn() {
        var client = api.newClient();
        var provider = api.newProvider();
        var start = quarters(Instant.now().truncatedTo(ChronoUnit.HOURS), 8);
        var published =
                api.publish(provider, start, start.plus(HOUR.multipliedBy(30))).is(201);

        var asked = Instant.now();
        var all = api.free(provider, start, start.plus(HOUR.multipliedBy(30)), QUARTER, published.token());
        var answered = Instant.now();
        assertThat(all.getFirst())
                .isBetween(
                        asked.plus(HOUR.multipliedBy(24)),
                        answered.plus(HOUR.multipliedBy(24)).plus(QUARTER));
        var byDefault =
                api.get("/api/appointments?providerId=" + provider).is(200).items();
        assertThat(Instant.parse(byDefault.getFirst().get("start").asString()))
                .isBetween(
                        asked.plus(HOUR.multipliedBy(24)),
                        Instant.now().plus(HOUR.multipliedBy(24)).plus(QUARTER));
        api.reserve(client, provider, quarters(all.getFirst(), 1), QUARTER).is(201);
        api.reserve(client, provider, quarters(all.getFirst(), -2), QUARTER).isProblem(422, "too-soon");
        api.publish(provider, at(-1, "09:00"), at(-1, "10:00")).isProblem(422, "in-the-past");
        api.publish(provider, at(4, "09:10"), at(4, "10:00")).isProblem(422, "not-on-grid");
    }

    @Test
    void withdrawsWhatNobodyHas() {
        var client = api.newClient();
        var provider = api.newProvider();
        var nine = at(3, "09:00");
        var noon = nine.plus(HOUR.multipliedBy(3));
        api.publish(provider, nine, noon).is(201);
        var held = api.reserve(client, provider, nine, HOUR).is(201);

        api.withdraw(provider, quarters(nine, 3), noon).isProblem(409, "window-in-use");
        var withdrawn =
                api.withdraw(provider, nine.plus(HOUR), noon.minus(HOUR)).is(200);
        assertThat(api.free(provider, nine, noon, QUARTER, withdrawn.token()))
                .containsExactly(quarters(nine, 8), quarters(nine, 9), quarters(nine, 10), quarters(nine, 11));
        var position = api.position();
        api.withdraw(provider, nine.plus(HOUR), noon.minus(HOUR)).is(200);
        assertThat(api.position()).isEqualTo(position);
        api.reserve(client, provider, nine.plus(HOUR), QUARTER).isProblem(422, "outside-availability");
        api.confirm(held.get("id"), client).is(200);
        api.withdraw(provider, nine, noon).isProblem(409, "window-in-use");
    }

    @Test
    void booksAcrossMidnight() {
        var client = api.newClient();
        var provider = api.newProvider();
        var evening = at(3, "22:00");
        var morning = at(4, "02:00");
        api.publish(provider, evening, morning).is(201);
        var held = api.reserve(client, provider, evening.plus(HOUR), HOUR.multipliedBy(2))
                .is(201);

        var state = api.availability(provider, evening, morning, held.token())
                .is(200)
                .json();
        assertThat(state)
                .isEqualTo(availability(
                        List.of(evening, morning),
                        List.of(evening, evening.plus(HOUR), morning.minus(HOUR), morning),
                        List.of(evening.plus(HOUR), morning.minus(HOUR)),
                        List.of()));
        assertThat(api.free(provider, evening, morning, HOUR)).containsExactly(evening, morning.minus(HOUR));
        api.reserve(client, provider, morning.minus(HOUR.multipliedBy(2)), QUARTER)
                .isProblem(409, "slot-already-held");
        var released = api.release(held.get("id"), client).is(200);
        assertThat(api.free(provider, evening, morning, HOUR.multipliedBy(4), released.token()))
                .containsExactly(evening);
    }

    @Test
    void searchesInOrderPageByPage() {
        var providers = List.of(api.newProvider(), api.newProvider());
        var day = at(50, "00:00");
        Reply published = null;
        for (var provider : providers) {
            published =
                    api.publish(provider, day, day.plus(HOUR.multipliedBy(26))).is(201);
        }
        var path =
                "/api/appointments?from=%s&to=%s&duration=PT45M&limit=".formatted(day, day.plus(HOUR.multipliedBy(26)));
        api.get(path + 1, published.token()).is(200);
        var ours = providers.stream().sorted().toList();
        var expected = IntStream.range(0, 102)
                .mapToObj(index -> quarters(day, index))
                .flatMap(start -> ours.stream().map(provider -> start + " " + provider))
                .toList();
        for (var limit : List.of(7, 50, 500)) {
            assertThat(pages(path + limit, "start", "providerId").stream()
                            .filter(slot -> ours.contains(slot.split(" ")[1])))
                    .as("pages of %s", limit)
                    .containsExactlyElementsOf(expected);
        }
    }

    @Test
    void keepsAConditionalCommandFromOverwritingAChange() {
        var client = api.newClient();
        var provider = api.newProvider();
        var nine = at(3, "09:00");
        api.publish(provider, nine, nine.plus(HOUR)).is(201);
        var held = api.reserve(client, provider, nine, QUARTER).is(201);
        var id = held.get("id");

        api.confirm(id, client, "If-Match", "\"41\"").isProblem(412, "precondition-failed");
        api.release(id, client, "If-Match", "\"41\"").isProblem(412, "precondition-failed");
        var confirmed = api.confirm(id, client, "If-Match", held.header("ETag")).is(200);
        api.confirm(id, client, "If-Match", held.header("ETag")).isProblem(412, "precondition-failed");
        api.confirm(id, client, "If-Match", confirmed.header("ETag")).is(200);
        api.confirm(id, client, "If-Match", "*").is(200);
    }

    @Test
    void listsAppointmentsPageByPage() {
        var client = api.newClient();
        var provider = api.newProvider();
        var nine = at(3, "09:00");
        api.publish(provider, nine, nine.plus(HOUR)).is(201);
        var starts = new ArrayList<String>();
        Reply last = null;
        for (var index : List.of(2, 0, 3, 1)) {
            last = api.reserve(client, provider, quarters(nine, index), QUARTER).is(201);
        }
        for (var index = 0; index < 4; index++) {
            starts.add(quarters(nine, index).toString());
        }
        api.get("/api/clients/" + client + "/appointments", last.token()).is(200);
        for (var owner : List.of("clients/" + client, "providers/" + provider)) {
            assertThat(pages("/api/" + owner + "/appointments?limit=3", "start"))
                    .isEqualTo(starts);
            assertThat(pages(
                            "/api/%s/appointments?limit=1&from=%s&to=%s"
                                    .formatted(owner, quarters(nine, 1), quarters(nine, 3)),
                            "start"))
                    .isEqualTo(starts.subList(1, 3));
        }
        api.get("/api/clients/" + NOBODY + "/appointments").isProblem(404, "client-not-found");
        api.get("/api/providers/" + NOBODY + "/appointments").isProblem(404, "provider-not-found");
    }

    /** The members of every item of a list, page by page. */
    private List<String> pages(String path, String... members) {
        var found = new ArrayList<String>();
        var cursors = new LinkedHashSet<String>();
        var page = api.get(path).is(200);
        while (true) {
            for (var item : page.items()) {
                found.add(String.join(
                        " ",
                        List.of(members).stream()
                                .map(member -> item.get(member).asString())
                                .toList()));
            }
            var next = page.json().get("next");
            if (next.isNull()) {
                return found;
            }
            assertThat(cursors.add(next.asString()))
                    .as("cursor %s comes twice", next)
                    .isTrue();
            page = api.get(path + "&after=" + Api.encode(next.asString())).is(200);
        }
    }

    private static void assertRange(JsonNode range, Instant start, Instant end) {
        assertThat(range.get("start").asString()).isEqualTo(start.toString());
        assertThat(range.get("end").asString()).isEqualTo(end.toString());
    }

    /** Each list holds starts and ends in turn. */
    private static JsonNode availability(
            List<Instant> published, List<Instant> free, List<Instant> held, List<Instant> booked) {
        return Api.JSON.readTree(Api.json(Map.of(
                "published", ranges(published),
                "free", ranges(free),
                "held", ranges(held),
                "booked", ranges(booked))));
    }

    private static List<Map<String, String>> ranges(List<Instant> ends) {
        return IntStream.range(0, ends.size() / 2)
                .mapToObj(index -> Map.of(
                        "start", ends.get(2 * index).toString(),
                        "end", ends.get(2 * index + 1).toString()))
                .toList();
    }
}
