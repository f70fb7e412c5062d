package org.appointmentscheduler.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.appointmentscheduler.api.access.Actor;
import org.appointmentscheduler.api.calendar.TimeRange;
import org.appointmentscheduler.api.client.ClientId;
import org.appointmentscheduler.server.Bookings;
import org.appointmentscheduler.server.RunningApplication;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a person goes what they and their guests sign in with: all of it, or nothing. */
class ErasedTest {

    private static final String PASSWORD = "correct horse battery";

    /** The tables that know a client, and how they name one. */
    private static final Map<String, String> KNOWN = new TreeMap<>(Map.of(
            "account", "id",
            "api_key", "actor",
            "client_key", "client_id",
            "guest_link", "client_id",
            "idempotency_record", "stream",
            "person", "id"));

    @TempDir
    static Path data;

    private static RunningApplication app;
    private static Http http;

    private ClientId client;
    private String email;
    private Http own;
    private Map<String, String> login;
    private Map<String, String> key;
    private Map<String, String> link;

    @BeforeAll
    static void begin() {
        app = RunningApplication.startWithWeb(Map.of("scheduler.data-dir", data, "server.port", 0));
        http = Http.of(app);
    }

    @AfterAll
    static void end() {
        app.close();
    }

    @BeforeEach
    void aClientWithEverything() {
        email = UUID.randomUUID() + "@example.org";
        client = ClientId.parse(register().get("id"));
        login = Map.of("email", email, "password", PASSWORD);
        own = http.as(http.post("/api/tokens", login).get("accessToken"));
        key = Map.of("apiKey", own.post("/api/api-keys", machine()).get("key"));
        var bookings = app.bookings();
        var provider = bookings.provider();
        bookings.publish(provider, new TimeRange(TimeRange.startOf(Bookings.MONDAY, 0), Duration.ofHours(2)));
        var held = bookings.reserve(client, provider, bookings.quarterHour(0));
        link = Map.of(
                "link", own.post("/api/appointments/" + held.id() + "/link").get("link"));
    }

    private Http.Reply register() {
        var body = "{\"firstName\":\"Ann\",\"lastName\":\"Vogel\",\"email\":\"%s\",\"password\":\"%s\"}";
        return Http.send(http.request("/api/clients")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", email)
                .POST(BodyPublishers.ofString(body.formatted(email, PASSWORD))));
    }

    private static Map<String, ?> machine() {
        return Map.of("name", "a machine", "scopes", List.of("read"));
    }

    private Http.Reply erase() {
        return Http.send(
                own.request("/api/clients/" + client + "/personal-data").DELETE());
    }

    /** In how many rows of each table the client is. */
    private Map<String, Long> rows() {
        var rows = new TreeMap<String, Long>();
        KNOWN.forEach((table, column) -> rows.put(
                table,
                app.database()
                        .sql("select count(*) from " + table + " where " + column + " in (:id, :actor)")
                        .param("id", client.toString())
                        .param("actor", new Actor.Client(client).toString())
                        .query(Long.class)
                        .single()));
        return rows;
    }

    private long events() {
        return app.database()
                .sql("select count(*) from domain_event_entry where aggregate_identifier = :id")
                .param("id", client.toString())
                .query(Long.class)
                .single();
    }

    private static int exchange(Map<String, String> credential) {
        return http.post("/api/tokens", credential).status();
    }

    @Test
    void leavesNothingToSignInWith() {
        assertThat(erase().status()).isEqualTo(200);
        assertThat(rows().values()).as(rows().toString()).containsOnly(0L);
        for (var credential : List.of(login, key, link)) {
            assertThat(exchange(credential)).isEqualTo(401);
        }
    }

    @Test
    void erasesAllOrNothing() {
        var before = rows();
        app.database().sql("alter table guest_link rename to out_of_reach").update();
        try {
            assertThat(erase().status()).isGreaterThanOrEqualTo(500);
        } finally {
            app.database().sql("alter table out_of_reach rename to guest_link").update();
        }
        assertThat(rows()).isEqualTo(before);
        assertThat(events()).isEqualTo(1);
        assertThat(exchange(login)).isEqualTo(200);
    }

    /** The token is good for some minutes more; what it makes would be good for longer. */
    @Test
    void aTokenFromBeforeMakesNothingThatLasts() {
        assertThat(erase().status()).isEqualTo(200);
        assertThat(own.get("/api/clients/" + client).status()).isEqualTo(404);
        assertThat(own.get("/api/clients/" + client + "/export").status()).isEqualTo(404);
        assertThat(own.post("/api/api-keys", machine()).status()).isEqualTo(401);
    }

    /** Should one have been made while the client was being erased. */
    @Test
    void aKeyAndALinkThatWereLeftOpenNothing() {
        app.database()
                .sql("delete from person where id = :id")
                .param("id", client.toString())
                .update();
        assertThat(exchange(key)).isEqualTo(401);
        assertThat(exchange(link)).isEqualTo(401);
    }

    @Test
    void noRowHasAnAddressInPlain() {
        assertThat(app.database()
                        .sql("select * from account, person where account.id = person.id and account.id = :id")
                        .param("id", client.toString())
                        .query()
                        .singleRow()
                        .toString())
                .doesNotContain(email)
                .contains("client");
        assertThat(exchange(Map.of("email", email.toUpperCase(), "password", PASSWORD)))
                .isEqualTo(200);
    }
}
