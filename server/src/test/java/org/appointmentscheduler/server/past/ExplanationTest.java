package org.appointmentscheduler.server.past;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.appointmentscheduler.api.Refusal;
import org.appointmentscheduler.api.access.Actor;
import org.appointmentscheduler.api.calendar.TimeRange;
import org.appointmentscheduler.api.client.ClientId;
import org.appointmentscheduler.api.provider.ProviderId;
import org.appointmentscheduler.server.Bookings;
import org.appointmentscheduler.server.RunningApplication;
import org.appointmentscheduler.server.ShiftableClock;
import org.appointmentscheduler.server.security.Http;
import org.appointmentscheduler.server.security.Http.Reply;
import org.appointmentscheduler.server.security.Scope;
import org.appointmentscheduler.server.security.tokens.Tokens;
import org.axonframework.eventhandling.GenericEventMessage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class ExplanationTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Actor NOBODY = Actor.NOBODY;

    @TempDir
    static Path data;

    private static final Clock RECORDING = GenericEventMessage.clock;
    private static RunningApplication app;
    private static Bookings bookings;

    private ProviderId provider;
    private ClientId client;
    private ClientId another;

    @BeforeAll
    static void begin() {
        app = RunningApplication.startWithWeb(Map.of(
                "scheduler.data-dir",
                data,
                "server.port",
                0,
                "scheduler.deadlines.enabled",
                false,
                "scheduler.rate-limit.enabled",
                false));
        bookings = app.bookings();
        app.bean(ShiftableClock.class).stop();
        GenericEventMessage.clock = app.bean(ShiftableClock.class);
    }

    @AfterAll
    static void end() {
        GenericEventMessage.clock = RECORDING;
        app.close();
    }

    @BeforeEach
    void fourPublishedHours() {
        provider = bookings.provider();
        client = bookings.client();
        another = bookings.client();
        bookings.publish(provider, new TimeRange(bookings.quarterHour(0).start(), HOUR.multipliedBy(4)));
        aSecondLater();
    }

    /** A reservation that is refused: by whom and with what it is asked. */
    private record Attempt(Actor actor, Map<String, String> body) {}

    private Attempt attempt(TimeRange time) {
        return attempt(new Actor.Client(client), time.start(), time.duration(), provider);
    }

    private static Attempt attempt(Actor actor, Instant start, Duration duration, ProviderId provider) {
        return new Attempt(
                actor,
                Map.of("providerId", provider.toString(), "start", start.toString(), "duration", duration.toString()));
    }

    private Attempt inTheNameOf(ClientId whom, Actor actor) {
        var attempt = attempt(bookings.quarterHour(0));
        var body = new HashMap<>(attempt.body());
        body.put("clientId", whom.toString());
        return new Attempt(actor, body);
    }

    /** How to be refused so, or null if no reservation ever is. A new refusal does not compile until it is decided. */
    private @Nullable Attempt attemptAt(Refusal refusal) {
        var first = bookings.quarterHour(0);
        return switch (refusal) {
            case NOT_ON_GRID -> attempt(new TimeRange(first.start().plusSeconds(60), first.duration()));
            case TOO_SOON -> attempt(new TimeRange(soon(), first.duration()));
            case OUTSIDE_AVAILABILITY -> attempt(bookings.quarterHour(60));
            case SLOT_ALREADY_HELD -> {
                bookings.reserve(another, provider, first);
                yield attempt(first);
            }
            case SLOT_ALREADY_BOOKED -> {
                bookings.confirm(bookings.reserve(another, provider, first));
                yield attempt(first);
            }
            case CLIENT_LIMIT_REACHED -> {
                for (var number = 0; number < 5; number++) {
                    assertThat(reserve(attempt(bookings.quarterHour(number))).status())
                            .isEqualTo(201);
                }
                yield attempt(bookings.quarterHour(5));
            }
            case NEWCOMERS_LIMIT_REACHED -> {
                var half = attempt(new Actor.Client(another), first.start(), HOUR.multipliedBy(2), provider);
                assertThat(reserve(half).status()).isEqualTo(201);
                yield attempt(bookings.quarterHour(8));
            }
            case CLIENT_NOT_FOUND -> inTheNameOf(another, new Actor.Client(client));
            case PROVIDER_NOT_FOUND ->
                attempt(new Actor.Client(client), first.start(), first.duration(), new ProviderId(UUID.randomUUID()));
            case FORBIDDEN -> inTheNameOf(client, new Actor.Provider(provider));
            case IN_THE_PAST,
                    WINDOW_IN_USE,
                    NOT_HOLD_OWNER,
                    API_KEY_LIMIT_REACHED,
                    UNAUTHENTICATED,
                    ALREADY_SET_UP,
                    TOO_MANY_REQUESTS,
                    HOLD_EXPIRED,
                    WRONG_STATE,
                    APPOINTMENT_NOT_FOUND,
                    PROJECTION_NOT_FOUND,
                    METRIC_NOT_FOUND,
                    API_KEY_NOT_FOUND,
                    PROJECTION_BEHIND,
                    PRECONDITION_FAILED,
                    IDEMPOTENCY_KEY_REUSED,
                    REQUEST_IN_PROGRESS -> null;
        };
    }

    @TestFactory
    Stream<DynamicTest> givesTheRefusalThatAReservationIsGiven() {
        return Arrays.stream(Refusal.values())
                .map(refusal -> dynamicTest(refusal.name(), () -> {
                    fourPublishedHours();
                    var attempt = attemptAt(refusal);
                    if (attempt != null) {
                        var refused = reserve(attempt);
                        assertThat(refused.get("type")).isEqualTo(refusal.type());
                        var explained = explain(attempt);
                        assertThat(explained.get("bookable").asBoolean()).isFalse();
                        assertThat(explained.get("refusal")).isEqualTo(withoutInstance(refused.json()));
                    }
                }));
    }

    /** What the contract says of a reservation is what is tried above; that some may never reserve, it says of all. */
    @Test
    void triesEveryRefusalOfTheContract() {
        var contract = Http.of(app).get("/v3/api-docs").json().at("/paths/~1api~1appointments~1reserve/post/responses");
        var tried = Arrays.stream(Refusal.values())
                .filter(refusal -> refusal != Refusal.FORBIDDEN)
                .filter(refusal -> {
                    fourPublishedHours();
                    return attemptAt(refusal) != null;
                })
                .map(refusal -> refusal.type().substring("urn:problem:".length()));
        var ofEveryCommand = List.of("idempotency-key-reused", "request-in-progress");
        assertThat(Stream.of("404", "409", "422")
                        .flatMap(status ->
                                contract.get(status).at("/description").isMissingNode()
                                        ? Stream.of(contract.get(status)
                                                .get("$ref")
                                                .asString()
                                                .replaceAll(".*/", ""))
                                        : Arrays.stream(contract.get(status)
                                                .get("description")
                                                .asString()
                                                .split(", ")))
                        .filter(name -> !ofEveryCommand.contains(name)))
                .containsExactlyInAnyOrderElementsOf(tried.toList());
    }

    @Test
    void takesNothing() {
        var attempt = attempt(bookings.quarterHour(0));
        var before = app.database()
                .sql("script nosettings table domain_event_entry")
                .query()
                .listOfRows();
        for (var number = 0; number < 30; number++) {
            assertThat(explain(attempt).get("bookable").asBoolean()).isTrue();
        }
        assertThat(app.database()
                        .sql("script nosettings table domain_event_entry")
                        .query()
                        .listOfRows())
                .isEqualTo(before);
        assertThat(reserve(attempt).status()).isEqualTo(201);
    }

    @Test
    void saysPlainlyWhatCanBeBooked() {
        var answer = explain(attempt(bookings.quarterHour(0)));
        assertThat(answer.propertyNames()).containsExactlyInAnyOrder("bookable", "asOf");
        assertThat(explain(as(NOBODY, bookings.quarterHour(0))).get("bookable").asBoolean())
                .isTrue();
    }

    @Test
    void answersForThePast() {
        var start = now();
        aSecondLater();
        bookings.reserve(another, provider, bookings.quarterHour(0));
        var held = now();
        app.passBy(held.plus(Duration.ofMinutes(30)));

        var attempt = attempt(bookings.quarterHour(0));
        assertThat(explain(attempt).get("bookable").asBoolean()).isTrue();
        assertThat(explain(attempt, start).get("bookable").asBoolean()).isTrue();
        assertThat(explain(attempt, held).at("/refusal/retryAt").asString())
                .isEqualTo(held.plus(Duration.ofMinutes(30)).toString());
        assertThat(explain(attempt, held.plus(Duration.ofMinutes(30)))
                        .get("bookable")
                        .asBoolean())
                .isTrue();
        assertThat(explain(attempt, held).get("asOf").asString()).isEqualTo(held.toString());
    }

    @Test
    void judgesByTheTimeItWas() {
        var tomorrow = soon().plus(Duration.ofDays(1));
        bookings.publish(provider, new TimeRange(tomorrow, HOUR));
        var early = now();
        app.passBy(now().plus(HOUR));
        var attempt = attempt(new TimeRange(tomorrow, TimeRange.GRID));
        assertThat(explain(attempt).at("/refusal/type").asString()).isEqualTo("urn:problem:too-soon");
        assertThat(explain(attempt, early).get("bookable").asBoolean()).isTrue();
    }

    /** Since the client's own hold, and the provider's business: each may know of it, and nobody else. */
    @ParameterizedTest
    @CsvSource({"ANOTHER, true", "PROVIDER, true", "ADMINISTRATOR, true", "CLIENT, false", "NOBODY, false"})
    void namesTheEventBehindItToWhomItConcerns(String who, boolean named) {
        var hold = bookings.reserve(another, provider, bookings.quarterHour(0));
        aSecondLater();
        bookings.confirm(hold);
        var booked = now();
        aSecondLater();
        bookings.reserve(another, provider, bookings.quarterHour(1));

        var cause = explain(as(actor(who), bookings.quarterHour(0))).path("cause");
        assertThat(cause.isMissingNode()).isNotEqualTo(named);
        if (named) {
            assertThat(cause.get("type").asString()).isEqualTo("ClaimConfirmed");
            assertThat(cause.get("recordedAt").asString()).isEqualTo(booked.toString());
            assertThat(eventAt(cause.get("position").asLong()))
                    .isEqualTo(cause.get("id").asString());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"CLIENT", "NOBODY"})
    void doesNotSayWhoHasTheTime(String who) {
        bookings.confirm(bookings.reserve(another, provider, bookings.quarterHour(0)));
        assertThat(explain(as(actor(who), bookings.quarterHour(0))).toString()).doesNotContain(another.toString());
    }

    @Test
    void namesToAllWhatWasWithdrawn() {
        bookings.withdraw(provider, bookings.quarterHour(0));
        aSecondLater();
        bookings.reserve(another, provider, bookings.quarterHour(1));
        for (var who : List.of("CLIENT", "NOBODY", "PROVIDER")) {
            assertThat(explain(as(actor(who), bookings.quarterHour(0)))
                            .at("/cause/type")
                            .asString())
                    .isEqualTo("AvailabilityWithdrawn");
        }
        assertThat(explain(as(NOBODY, bookings.quarterHour(60))).has("cause")).isFalse();
    }

    @Test
    void namesTheHoldThatWasOneTooMany() {
        var attempt = Objects.requireNonNull(attemptAt(Refusal.CLIENT_LIMIT_REACHED));
        assertThat(explain(attempt).at("/cause/type").asString()).isEqualTo("HoldTaken");
    }

    /** Held and let go before: the blame is with the hold that is there. */
    @Test
    void blamesTheLastOfTwoHolds() {
        bookings.reserve(client, provider, bookings.quarterHour(0));
        app.passBy(now().plus(Duration.ofMinutes(30)));
        bookings.reserve(another, provider, bookings.quarterHour(0));
        var cause = explain(as(actor("PROVIDER"), bookings.quarterHour(0))).get("cause");
        assertThat(cause.get("type").asString()).isEqualTo("TimeClaimed");
        assertThat(cause.get("recordedAt").asString()).isEqualTo(now().toString());
    }

    @Test
    void refusesMomentsOfWhichNothingCanBeKnown() {
        var attempt = attempt(bookings.quarterHour(0));
        for (var moment : List.of("2000-01-01T00:00:00Z", now().plusSeconds(60).toString(), "yesterday")) {
            var reply = ask(attempt, "&asOf=" + moment);
            assertThat(reply.status()).as(moment).isEqualTo(400);
            assertThat(reply.json().at("/errors/0/pointer").asString()).isEqualTo("/asOf");
        }
    }

    private Actor actor(String who) {
        return switch (who) {
            case "CLIENT" -> new Actor.Client(client);
            case "ANOTHER" -> new Actor.Client(another);
            case "PROVIDER" -> new Actor.Provider(provider);
            case "ADMINISTRATOR" -> RunningApplication.ADMINISTRATOR;
            default -> NOBODY;
        };
    }

    private Attempt as(Actor actor, TimeRange time) {
        return attempt(actor, time.start(), time.duration(), provider);
    }

    private static JsonNode explain(Attempt attempt) {
        return answered(ask(attempt, ""));
    }

    private static JsonNode explain(Attempt attempt, Instant asOf) {
        return answered(ask(attempt, "&asOf=" + asOf));
    }

    private static JsonNode answered(Reply reply) {
        assertThat(reply.status()).as(reply.response().body()).isEqualTo(200);
        return reply.json();
    }

    private static Reply ask(Attempt attempt, String more) {
        var query = attempt.body().entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
                .toList();
        return http(attempt.actor()).get("/api/slots/explain?" + String.join("&", query) + more);
    }

    private static Reply reserve(Attempt attempt) {
        return http(attempt.actor()).post("/api/appointments/reserve", attempt.body());
    }

    /** Time may have moved on, so with a token of just now. */
    private static Http http(Actor actor) {
        return Http.of(app)
                .as(
                        actor == NOBODY
                                ? null
                                : app.bean(Tokens.class)
                                        .issue(actor, EnumSet.of(Scope.READ, Scope.WRITE))
                                        .accessToken());
    }

    private static JsonNode withoutInstance(JsonNode problem) {
        ((ObjectNode) problem).remove("instance");
        return problem;
    }

    private static String eventAt(long position) {
        return app.database()
                .sql("select event_identifier from domain_event_entry where global_index = :position")
                .param("position", position)
                .query(String.class)
                .single();
    }

    private static Instant now() {
        return app.bean(ShiftableClock.class).instant().truncatedTo(ChronoUnit.SECONDS);
    }

    private static void aSecondLater() {
        app.bean(ShiftableClock.class).advance(Duration.ofSeconds(1));
    }

    /** A quarter hour that is closer than the notice. */
    private static Instant soon() {
        var grid = TimeRange.GRID.toSeconds();
        return Instant.ofEpochSecond((now().getEpochSecond() / grid + 2) * grid);
    }
}
