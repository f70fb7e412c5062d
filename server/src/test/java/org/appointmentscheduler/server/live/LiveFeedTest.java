package org.appointmentscheduler.server.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.appointmentscheduler.api.access.Actor;
import org.appointmentscheduler.server.RunningApplication;
import org.appointmentscheduler.server.ShiftableClock;
import org.appointmentscheduler.server.live.Ear.Heard;
import org.appointmentscheduler.server.security.Http;
import org.appointmentscheduler.server.security.Http.Reply;
import org.appointmentscheduler.server.security.Scope;
import org.appointmentscheduler.server.security.tokens.Tokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The feed of all events for those who stay, over HTTP. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class LiveFeedTest {

    private static final int MANY = 20_000;

    @TempDir
    Path data;

    private RunningApplication app;
    private Http administrator;

    @BeforeEach
    void begin() {
        begin(Map.of());
    }

    private void begin(Map<String, Object> more) {
        var settings = new HashMap<String, Object>(Map.of(
                "scheduler.data-dir",
                data,
                "server.port",
                0,
                "scheduler.rate-limit.enabled",
                false,
                "scheduler.streams.heartbeat",
                "PT0.1S",
                "scheduler.streams.per-caller",
                40,
                // All answers and the views share these.
                "spring.datasource.hikari.maximum-pool-size",
                8,
                "server.tomcat.connection-timeout",
                "2s",
                "spring.lifecycle.timeout-per-shutdown-phase",
                "5m"));
        settings.putAll(more);
        app = RunningApplication.startWithWeb(settings);
        administrator = Http.of(app).as(token());
    }

    @AfterEach
    void end() {
        app.close();
    }

    private String token() {
        return app.bean(Tokens.class)
                .issue(RunningApplication.ADMINISTRATOR, EnumSet.allOf(Scope.class))
                .accessToken();
    }

    private Ear listen(String query) {
        return Ear.at(administrator.request("/api/events" + query));
    }

    private Ear listenAfter(String lastEventId, String query) {
        return Ear.at(administrator.request("/api/events" + query).header("Last-Event-ID", lastEventId));
    }

    private Reply ask(String path, String accept) {
        return Http.send(administrator.request(path).header("Accept", accept));
    }

    private List<JsonNode> events() {
        return administrator
                .get("/api/events?limit=500")
                .json()
                .get("items")
                .valueStream()
                .toList();
    }

    private double number(String name) {
        return app.bean(MeterRegistry.class)
                .get(name)
                .meter()
                .measure()
                .iterator()
                .next()
                .getValue();
    }

    private void awaitOpen(int open) {
        await().untilAsserted(() -> assertThat(number("scheduler.streams.open")).isEqualTo(open));
    }

    @Test
    void saysWhatThePagesSayAndThenWhatHappens() {
        app.bookings().hold();
        var before = events();
        try (var ear = listen("?limit=1")) { // Fewer than happen at once.
            assertThat(ear.nextBlock().text()).isEqualTo("retry: 2000");
            assertThat(ear.next(before.size())).extracting(Heard::json).isEqualTo(before);

            app.bookings().hold();

            var all = events();
            var heard = ear.next(all.size() - before.size());
            assertThat(heard).extracting(Heard::json).isEqualTo(all.subList(before.size(), all.size()));
            assertThat(heard)
                    .allSatisfy(one -> assertThat(one.lastEventId())
                            .isEqualTo(one.json().get("position").asString()));
        }
    }

    /** Cut off anywhere, and with any number at once: the same events, once each. */
    @Test
    void goesOnFromEveryPositionAsIfItHadNeverEnded() {
        for (var number = 0; number < 3; number++) {
            app.bookings().confirm(app.bookings().hold());
        }
        var all = events();
        for (var from = 0; from < all.size(); from++) {
            var position = all.get(from).get("position").asString();
            try (var ear = listenAfter(position, "?after=0&limit=" + (1 + from % 4))) {
                var rest = all.subList(from + 1, all.size());
                assertThat(ear.next(rest.size())).extracting(Heard::json).isEqualTo(rest);
                assertThat(ear.awaitSignOfLife().lastEventId()).isEqualTo(rest.isEmpty() ? "" : lastOf(all));
            }
        }
    }

    private static String lastOf(List<JsonNode> events) {
        return events.getLast().get("position").asString();
    }

    @Test
    void showsOnlyWhatWasAskedForAndStillSaysHowFarItIs() {
        var first = app.bookings().hold();
        try (var ear = listen("?subject=" + first.id() + "&type=org.appointmentscheduler.AppointmentConfirmed")) {
            app.bookings().hold();
            assertThat(ear.awaitSignOfLife().lastEventId()).isNotEmpty();
            app.bookings().confirm(app.bookings().hold());
            app.bookings().confirm(first);
            assertThat(ear.next().json().get("subject").asString())
                    .isEqualTo(first.id().toString());
            app.bookings().hold();
            var last = lastOf(events());
            await().until(() -> ear.awaitSignOfLife().lastEventId().equals(last));
        }
    }

    @Test
    void tellsEverybodyWhatIsTheirsAndNothingElse() {
        var bookings = app.bookings();
        var hold = bookings.hold();
        var client = as(new Actor.Client(hold.clientId()));
        var provider = as(new Actor.Provider(hold.providerId()));
        var stranger = as(new Actor.Client(bookings.client()));
        try (var ofClient = Ear.at(client.request("/api/events"));
                var ofProvider = Ear.at(provider.request("/api/events"));
                var ofStranger = Ear.at(stranger.request("/api/events"))) {
            bookings.confirm(bookings.hold());
            bookings.confirm(hold);

            assertThat(ofClient.next(3))
                    .extracting(LiveFeedTest::name)
                    .containsExactly("ClientRegistered", "SlotHeld", "AppointmentConfirmed");
            assertThat(ofProvider.next(6))
                    .extracting(LiveFeedTest::name)
                    .containsExactly(
                            "ProviderRegistered",
                            "AvailabilityPublished",
                            "TimeClaimed",
                            "SlotHeld",
                            "ClaimConfirmed",
                            "AppointmentConfirmed");
            assertThat(ofStranger.next()).extracting(LiveFeedTest::name).isEqualTo("ClientRegistered");
            assertThat(namesOnPages(client)).containsExactly("ClientRegistered", "SlotHeld", "AppointmentConfirmed");
            assertThat(namesOnPages(stranger)).containsExactly("ClientRegistered");
            // Whoever has read so far has been told everything there is.
            var last = lastOf(events());
            for (var ear : List.of(ofClient, ofProvider, ofStranger)) {
                var heard = ear.nextBlock();
                while (!heard.lastEventId().equals(last)) {
                    assertThat(heard.data()).isNull();
                    heard = ear.nextBlock();
                }
            }
        }
    }

    @Test
    void findsTheLittleThatIsOnesOwnAmongAllTheRest() {
        manyEventsHappen();
        var hold = app.bookings().hold();
        var client = as(new Actor.Client(hold.clientId()));
        assertThat(namesOnPages(client)).containsExactly("ClientRegistered", "SlotHeld");
        try (var ear = Ear.at(client.request("/api/events"))) {
            assertThat(ear.next(2)).extracting(LiveFeedTest::name).containsExactly("ClientRegistered", "SlotHeld");
        }
    }

    private Http as(Actor actor) {
        return administrator.as(
                app.bean(Tokens.class).issue(actor, EnumSet.of(Scope.READ)).accessToken());
    }

    private static String name(Heard heard) {
        return heard.json().get("type").asString().replaceFirst(".*[.]", "");
    }

    private static List<String> namesOnPages(Http caller) {
        return caller.get("/api/events")
                .json()
                .get("items")
                .valueStream()
                .map(event -> event.get("type").asString().replaceFirst(".*[.]", ""))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"*/*", "application/json", "application/json, text/event-stream", "text/event-stream;q=0.5, */*"
            })
    void isAPageForWhoeverTakesOne(String accept) {
        assertThat(ask("/api/events", accept).headers("Content-Type")).containsExactly("application/json");
    }

    @Test
    void refusesWhatItNeverSaidAndWhatItDoesNotKnow() {
        var strange = Http.send(administrator
                .request("/api/events")
                .header("Accept", "text/event-stream")
                .header("Last-Event-ID", "17a"));
        assertThat(strange.status()).isEqualTo(400);
        assertThat(strange.json().at("/errors/0/pointer").asString()).isEqualTo("/Last-Event-ID");
        var unknown = ask("/api/events?since=1&after=-1&limit=0", "text/event-stream");
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.json().get("errors")).hasSize(3);
        assertThat(Http.send(Http.of(app).request("/api/events").header("Accept", "text/event-stream"))
                        .status())
                .isEqualTo(401);
        assertThat(Http.send(administrator
                                .request("/api/events")
                                .header("Accept", "text/event-stream")
                                .HEAD())
                        .headers("Content-Type"))
                .containsExactly("text/event-stream");
        awaitOpen(0);
    }

    @Test
    void aCallerHasSoManyAndAllTogetherHaveSoMany() {
        app.close();
        begin(Map.of("scheduler.streams.per-caller", 4, "scheduler.streams.most", 5));
        var ears = IntStream.range(0, 4).mapToObj(_ -> listen("")).toList();
        var own = ask("/api/events", "text/event-stream");
        assertThat(own.status()).isEqualTo(429);
        assertThat(own.get("type")).isEqualTo("urn:problem:too-many-requests");
        assertThat(own.headers("Retry-After")).isNotEmpty();

        var other = administrator.as(app.bean(Tokens.class)
                .issue(new Actor.Administrator("other"), EnumSet.allOf(Scope.class))
                .accessToken());
        try (var _ = Ear.at(other.request("/api/events"))) {
            var full = Http.send(other.request("/api/events").header("Accept", "text/event-stream"));
            assertThat(full.status()).isEqualTo(503);
            assertThat(full.get("type")).isEqualTo("urn:problem:overloaded");
            assertThat(full.headers("Retry-After")).isNotEmpty();
        }
        assertThat(number("scheduler.streams.refused")).isEqualTo(2);
        // Neither a thread nor a connection is theirs, so everything else goes on.
        app.bookings().hold();

        ears.forEach(Ear::close);
        awaitOpen(0);
        try (var ear = listen("")) {
            ear.next();
        }
    }

    @Test
    void endsWithTheTokenItWasAskedForWith() {
        try (var ear = listen("")) {
            ear.awaitSignOfLife();
            app.bean(ShiftableClock.class).advance(Duration.ofMinutes(15));
            ear.awaitEnd();
        }
        awaitOpen(0);
    }

    @Test
    void endsWhenTheKeyIsTakenBack() {
        var key = administrator.post("/api/api-keys", Map.of("name", "a machine", "scopes", List.of("read", "admin")));
        try (var ear = Ear.at(administrator.as(key.get("key")).request("/api/events"))) {
            ear.awaitSignOfLife();
            administrator.post("/api/api-keys/" + key.get("id") + "/revoke");
            ear.awaitEnd();
        }
    }

    /** Rows like those of a provider's registration, which no view has to do anything about. */
    private void manyEventsHappen() {
        app.bookings().provider();
        app.database().sql("""
                        insert into domain_event_entry (event_identifier, aggregate_identifier, sequence_number, type,
                            time_stamp, payload_type, payload_revision, payload, meta_data)
                        select random_uuid(), random_uuid(), 0, type, time_stamp, payload_type, payload_revision, payload,
                            meta_data
                        from (select * from domain_event_entry where type = 'Provider' fetch first 1 rows only),
                            system_range(1, %d)""".formatted(MANY)).update();
    }

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void dropsAConsumerThatNeverReadsAndLetsItGoOnLater() throws IOException {
        manyEventsHappen();
        try (var deaf = new Socket();
                var ear = listen("?limit=500")) {
            deaf.setReceiveBufferSize(4_096);
            deaf.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), administrator.port()));
            deaf.getOutputStream()
                    .write(("GET /api/events?limit=500 HTTP/1.1\r\nHost: x\r\nAccept: text/event-stream\r\n"
                                    + "Authorization: Bearer " + administrator.token() + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));

            // Those who read are not held up.
            var all = ear.next(MANY);
            var hold = app.bookings().hold();
            assertThat(hold.status()).isNotNull();
            all.addAll(ear.next(4));

            await().atMost(Duration.ofMinutes(1))
                    .untilAsserted(() ->
                            assertThat(number("scheduler.streams.dropped")).isEqualTo(1));
            assertThat(number("scheduler.streams.open")).isEqualTo(1);

            var got = lastWholeEvent(deaf.getInputStream());
            assertThat(got).isLessThan(Long.parseLong(all.getLast().lastEventId()));
            try (var again = listenAfter(Long.toString(got), "?limit=500")) {
                var rest = all.stream()
                        .filter(one -> Long.parseLong(one.lastEventId()) > got)
                        .toList();
                assertThat(again.next(rest.size())).isEqualTo(rest);
            }
        }
    }

    /** The position of the last event that came through whole. */
    private static long lastWholeEvent(InputStream answer) throws IOException {
        byte[] bytes;
        try {
            bytes = answer.readAllBytes();
        } catch (IOException reset) {
            return 0; // What was on its way is lost with the connection.
        }
        var text = new String(bytes, StandardCharsets.UTF_8);
        var whole = text.substring(0, text.lastIndexOf("\n\n"));
        var ids = whole.lines().filter(line -> line.startsWith("id: ")).toList();
        return Long.parseLong(ids.getLast().substring("id: ".length()));
    }

    /** Or the web server would wait for them as for any other request. */
    @Test
    void endsInGoodTimeWhenTheProcessDoes() {
        app.bookings().hold();
        var last = lastOf(events());
        try (var ear = listen("")) {
            ear.awaitSignOfLife();
            app.close();
            assertThat(ear.awaitEnd()).isEqualTo(last);
        }
    }

    @Test
    void endsAfterItsTimeSoThatItsConsumerMayComeToAnotherNode() {
        app.close();
        begin(Map.of("scheduler.streams.longest", "PT0.5S"));
        app.bookings().hold();
        var last = lastOf(events());
        try (var ear = listen("")) {
            assertThat(ear.awaitEnd()).isEqualTo(last);
        }
        awaitOpen(0);
    }
}
