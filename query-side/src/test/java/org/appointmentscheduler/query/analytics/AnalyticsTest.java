package org.appointmentscheduler.query.analytics;

import static org.appointmentscheduler.query.Stage.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.appointmentscheduler.api.Refusal;
import org.appointmentscheduler.api.access.Actor;
import org.appointmentscheduler.api.appointment.AppointmentEvent.AppointmentConfirmed;
import org.appointmentscheduler.api.provider.ProviderId;
import org.appointmentscheduler.query.QuerySideTest;
import org.appointmentscheduler.query.SettableActor;
import org.appointmentscheduler.query.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;

/** What the view adds up to is what one counts who walks the log. Another log: {@code -Danalytics.seed=7}. */
@QuerySideTest
class AnalyticsTest {

    private static final long SEED = Long.getLong("analytics.seed", 1);
    private static final Map<String, String> ZONES =
            Map.of("Bob", "Europe/Berlin", "Cid", "Asia/Kathmandu", "Dan", "America/New_York");
    private static final List<String> METRICS =
            List.of("funnel", "utilisation", "lead-time", "time-to-confirm", "demand");

    @Autowired
    Stage stage;

    @Autowired
    JdbcClient database;

    @Autowired
    SettableActor actor;

    @Autowired
    MockMvcTester web;

    private final Map<String, ZoneId> zones = new HashMap<>();
    private List<ProviderId> providers = List.of();

    @BeforeEach
    void threeProviders() {
        stage.clear();
        providers = ZONES.keySet().stream().sorted().map(this::provider).toList();
    }

    @AfterEach
    void asBefore() {
        actor.isAdministrator();
    }

    private ProviderId provider(String name) {
        var provider = stage.provider(name);
        database.sql("update person set time_zone = ? where id = ?")
                .params(ZONES.get(name), provider.toString())
                .update();
        zones.put(provider.toString(), ZoneId.of(ZONES.get(name)));
        return provider;
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&bucket=hour", "&bucket=day", "&bucket=week", "&bucket=PT45M"})
    void addsUpToWhatTheLogSays(String bucket) {
        new RandomLog(SEED, stage, providers).happen(400);
        for (var provider : Arrays.asList(null, providers.get(0), providers.get(2))) {
            var count = new LogCount(database, provider);
            var question = "?from=" + NOW + "&to=" + NOW.plus(Duration.ofDays(8)) + bucket
                    + (provider == null ? "" : "&providerId=" + provider);
            items("funnel", question).forEach(row -> {
                var total = row.get("confirmed").asLong()
                        + row.get("released").asLong()
                        + row.get("expired").asLong()
                        + row.get("open").asLong();
                assertThat(row.get("held").asLong())
                        .isEqualTo(total)
                        .isEqualTo(count.ofHolds("SlotHeld", at(row, "start"), at(row, "end")));
                assertThat(row.get("confirmed").asLong())
                        .isEqualTo(count.ofHolds("AppointmentConfirmed", at(row, "start"), at(row, "end")));
                assertThat(row.get("released").asLong())
                        .isEqualTo(count.ofHolds("HoldReleased", at(row, "start"), at(row, "end")));
                assertThat(row.get("expired").asLong())
                        .isEqualTo(count.ofHolds("HoldExpired", at(row, "start"), at(row, "end")));
                if (row.get("held").asLong() > 0) {
                    assertThat(row.get("confirmedRate").asDouble())
                            .isCloseTo(
                                    row.get("confirmed").asDouble()
                                            / row.get("held").asDouble(),
                                    within(0.0001));
                }
            });
            items("utilisation", question).forEach(row -> {
                assertThat(row.get("publishedQuarterHours").asLong())
                        .isEqualTo(count.published(at(row, "start"), at(row, "end")));
                assertThat(row.get("bookedQuarterHours").asLong())
                        .isEqualTo(count.booked(at(row, "start"), at(row, "end")));
            });
            items("lead-time", question)
                    .forEach(row -> assertPercentiles(
                            row, count.lengths("SlotHeld", "start", at(row, "start"), at(row, "end"))));
            items("time-to-confirm", question)
                    .forEach(row -> assertPercentiles(
                            row,
                            count.lengths("AppointmentConfirmed", "confirmedAt", at(row, "start"), at(row, "end"))));
        }
    }

    @Test
    void countsDemandByTheClockOfEachProvider() {
        new RandomLog(SEED, stage, providers).happen(400);
        for (var provider : Arrays.asList(null, providers.get(0), providers.get(1))) {
            var from = NOW.plus(Duration.ofDays(2));
            var to = NOW.plus(Duration.ofDays(9));
            var count = new LogCount(database, provider);
            var held = count.byHourOfWeek("SlotHeld", from, to, zones);
            var confirmed = count.byHourOfWeek("AppointmentConfirmed", from, to, zones);
            assertThat(held).isNotEmpty();
            var rows = items(
                    "demand", "?from=" + from + "&to=" + to + (provider == null ? "" : "&providerId=" + provider));
            assertThat(rows).hasSize(168);
            rows.forEach(row -> {
                var hour =
                        row.get("dayOfWeek").asString() + " " + row.get("hour").asInt();
                assertThat(row.get("held").asLong()).as(hour).isEqualTo(held.getOrDefault(hour, 0L));
                assertThat(row.get("confirmed").asLong()).as(hour).isEqualTo(confirmed.getOrDefault(hour, 0L));
            });
        }
    }

    @Test
    void aReplayEndsInTheSameState() {
        new RandomLog(SEED, stage, providers).happen(300);
        var counts = rows("analytics_count");
        var holds = rows("analytics_hold");
        assertThat(counts).isNotEmpty();

        assertThat(stage.post("/api/admin/projections/analytics/replay")).hasStatus(202);

        assertThat(rows("analytics_count")).isEqualTo(counts);
        assertThat(rows("analytics_hold")).isEqualTo(holds);
    }

    @Test
    void keepsNothingOfClients() {
        new RandomLog(SEED, stage, providers).happen(100);
        assertThat(rows("analytics_count").getFirst().keySet())
                .containsExactly("PROVIDER_ID", "COUNTER", "QUARTER_HOUR", "SORT", "AMOUNT");
        assertThat(rows("analytics_hold").getFirst().keySet())
                .containsExactly("APPOINTMENT_ID", "PROVIDER_ID", "HELD_AT", "START_AT", "END_AT");
    }

    @Test
    void asksAboutTheLastFourWeeksByDefault() {
        var row = items("funnel", "").getFirst();
        assertThat(at(row, "end")).isEqualTo(NOW.plus(Duration.ofMinutes(15)));
        assertThat(at(row, "start")).isEqualTo(at(row, "end").minus(Duration.ofDays(28)));
        assertThat(row.get("confirmedRate").isNull()).isTrue();
    }

    @Test
    void isCsvForThoseWhoWantThat() {
        var held = stage.hold(stage.client("Ann"), providers.get(0), "2030-06-12T09:00:00Z", Duration.ofMinutes(30));
        stage.happens(new AppointmentConfirmed(
                held.appointmentId(), held.clientId(), held.providerId(), NOW.plusSeconds(60)));
        stage.settle();
        assertThat(csv("funnel?from=2030-06-10T08:00:00Z&to=2030-06-10T08:30:00Z&bucket=PT15M"))
                .isEqualTo("""
                start,end,held,confirmed,released,expired,open,confirmedRate,releasedRate,expiredRate\r
                2030-06-10T08:00:00Z,2030-06-10T08:15:00Z,1,1,0,0,0,1.0,0.0,0.0\r
                2030-06-10T08:15:00Z,2030-06-10T08:30:00Z,0,0,0,0,0,,,\r
                """);
        assertThat(csv("time-to-confirm?from=2030-06-10T08:00:00Z&to=2030-06-10T08:15:00Z"))
                .isEqualTo("""
                start,end,count,p50,p90,p95,p99\r
                2030-06-10T08:00:00Z,2030-06-10T08:15:00Z,1,PT1M,PT1M,PT1M,PT1M\r
                """);
    }

    private String csv(String question) {
        var answer = web.get()
                .uri("/api/analytics/" + question)
                .header("Accept", "text/csv")
                .exchange();
        assertThat(answer).hasStatusOk().hasContentTypeCompatibleWith("text/csv");
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource({
        "from=2030-06-10T08:00:01Z, /from",
        "to=2030-06-10T08:10:00Z, /to",
        "from=2030-06-10T08:00:00Z&to=2030-06-10T08:00:00Z, /to",
        "from=2030-06-11T08:00:00Z&to=2030-06-10T08:00:00Z, /to",
        "from=2030-06-10T08:00:00Z&to=2031-06-12T08:00:00Z, /to",
        "from=2030-06-10T08:00:00Z&to=2031-06-10T08:00:00Z&bucket=PT15M, /bucket"
    })
    void saysWhatIsWrong(String question, String pointer) {
        assertThat(Stage.faults(stage.get("/api/analytics/funnel?" + question))).containsExactly(pointer);
    }

    @Test
    void demandHasNoBuckets() {
        assertThat(Stage.faults(stage.get("/api/analytics/demand?bucket=day"))).containsExactly("/bucket");
    }

    @Test
    void knowsItsMetrics() {
        assertThat(Stage.refusal(stage.get("/api/analytics/nothing")).refusal()).isEqualTo(Refusal.METRIC_NOT_FOUND);
        assertThat(METRICS).allSatisfy(metric -> assertThat(items(metric, "")).isNotEmpty());
    }

    @Test
    void providersLearnOfTheirOwnTimeOnly() {
        stage.hold(stage.client("Ann"), providers.get(0), "2030-06-12T09:00:00Z", Duration.ofMinutes(30));
        actor.is(new Actor.Provider(providers.get(0)));
        assertThat(items("funnel", "").getFirst().get("held").asLong()).isOne();
        actor.is(new Actor.Provider(providers.get(1)));
        assertThat(items("funnel", "").getFirst().get("held").asLong()).isZero();
        assertThat(Stage.refusal(stage.get("/api/analytics/funnel?providerId=" + providers.get(0)))
                        .refusal())
                .isEqualTo(Refusal.PROVIDER_NOT_FOUND);
    }

    @Test
    void nobodyElseLearnsAnything() {
        actor.is(new Actor.Client(stage.client("Ann")));
        assertThat(Stage.refusal(stage.get("/api/analytics/funnel")).refusal()).isEqualTo(Refusal.FORBIDDEN);
        assertThat(Stage.refusal(stage.get("/api/analytics/funnel?providerId=" + providers.get(0)))
                        .refusal())
                .isEqualTo(Refusal.FORBIDDEN);
    }

    private List<JsonNode> items(String metric, String question) {
        return LogCount.items(Stage.json(stage.get("/api/analytics/" + metric + question)));
    }

    private List<Map<String, Object>> rows(String table) {
        stage.settle();
        return database.sql("select * from " + table + " order by 1, 2, 3, 4")
                .query()
                .listOfRows();
    }

    private static Instant at(JsonNode row, String property) {
        return Instant.parse(row.get(property).asString());
    }

    private static void assertPercentiles(JsonNode row, List<Duration> sorted) {
        assertThat(row.get("count").asLong()).isEqualTo(sorted.size());
        for (var percentile : List.of(50, 90, 95, 99)) {
            var answered = row.get("p" + percentile);
            if (sorted.isEmpty()) {
                assertThat(answered.isNull()).isTrue();
            } else {
                var rank = (percentile * sorted.size() + 99) / 100;
                var exact = sorted.get(rank - 1).toSeconds();
                assertThat(Duration.parse(answered.asString()).toSeconds()).isCloseTo(exact, within(exact / 100 + 1));
            }
        }
    }
}
