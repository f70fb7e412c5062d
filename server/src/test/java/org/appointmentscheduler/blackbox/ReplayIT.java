package org.appointmentscheduler.blackbox;

import static org.appointmentscheduler.blackbox.Times.QUARTER;
import static org.appointmentscheduler.blackbox.Times.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Every view is a fold of the events: thrown away and read again, it is the same. */
@OnEveryEngine
class ReplayIT {

    private static final List<String> TABLES =
            List.of("appointment", "calendar_day", "claim", "open_hold", "analytics_count", "analytics_hold");

    private final SharedApp shared;
    private final Api api;

    ReplayIT(Engine engine) {
        this.shared = SharedApp.on(engine);
        this.api = shared.api();
    }

    @Test
    void rebuildsEveryViewToTheSameRowsAndAnswers() throws SQLException {
        bookSomething();
        ReadModels.awaitCaughtUp(api);
        var answers = answers();
        var rows = rows();
        assertThat(answers).isNotEmpty();

        if (shared.installation().engine() == Engine.POSTGRES) {
            for (var table : TABLES) {
                assertThat(rows.get(table)).as(table).isNotEmpty();
                shared.installation().update("delete from " + table);
            }
        }
        replayAll();
        ReadModels.awaitCaughtUp(api);

        assertThat(rows()).isEqualTo(rows);
        assertThat(answers()).isEqualTo(answers);

        await().atMost(Duration.ofMinutes(1)).until(() -> !isReplaying("free-time"));
        assertThat(answers()).as("from a memory filled from the new rows").isEqualTo(answers);
    }

    @Test
    void missesNothingThatHappensDuringAReplay() {
        var load = new Load(api);
        load.run(api, () -> RunningApp.sleep(Duration.ofMillis(500)));
        load.run(api, () -> {
            replayAll();
            RunningApp.sleep(Duration.ofMillis(300));
            replayAll();
        });
        ReadModels.awaitCaughtUp(api);
        assertThat(load.reserves)
                .allSatisfy(attempt -> assertThat(attempt.answer().status()).isIn(201, 409));
        ReadModels.assertSame(api, Bookings.from(api.events(0)), load.providers, load.from, load.to);
    }

    @Test
    void knowsItsProjections() {
        assertThat(projections()).contains("analytics", "appointments", "calendar", "free-time", "open-holds");
        api.post("/api/admin/projections/nothing/replay", "").isProblem(404, "projection-not-found");
    }

    private void bookSomething() {
        var client = api.newClient();
        var provider = api.newProvider();
        api.publish(provider, at(3, "20:00"), at(4, "04:00")).is(201);
        api.withdraw(provider, at(3, "20:00"), at(3, "21:00")).is(200);
        api.reserve(client, provider, at(3, "23:30"), Duration.ofHours(1)).is(201);
        api.confirm(
                        api.reserve(client, provider, at(4, "01:00"), QUARTER)
                                .is(201)
                                .get("id"),
                        client)
                .is(200);
        api.release(
                        api.reserve(client, provider, at(4, "02:00"), QUARTER)
                                .is(201)
                                .get("id"),
                        client)
                .is(200);
    }

    private void replayAll() {
        for (var projection : projections()) {
            api.post("/api/admin/projections/" + projection + "/replay", "").is(202);
        }
    }

    private boolean isReplaying(String projection) {
        return api.get("/api/admin/projections").is(200).items().stream()
                .filter(each -> each.get("name").asString().equals(projection))
                .anyMatch(each -> each.get("replaying").asBoolean());
    }

    private List<String> projections() {
        return api.get("/api/admin/projections").is(200).items().stream()
                .map(projection -> projection.get("name").asString())
                .toList();
    }

    /** On H2 the file has one owner, and the rows show in the answers only. */
    private Map<String, List<String>> rows() throws SQLException {
        var rows = new TreeMap<String, List<String>>();
        if (shared.installation().engine() == Engine.POSTGRES) {
            for (var table : TABLES) {
                rows.put(table, shared.installation().rows(table));
            }
        }
        return rows;
    }

    /** Everything that can be asked about every provider, without what counts down. */
    private List<String> answers() {
        var range = "from=%s&to=%s".formatted(at(2, "12:00"), at(60, "00:00"));
        var answers = new ArrayList<String>();
        answers.add(all("/api/appointments?limit=500&" + range));
        for (var provider : api.get("/api/providers?limit=500").is(200).items()) {
            var path = "/api/providers/" + provider.get("id").asString();
            answers.add(api.get(path + "/availability?" + range).is(200).text());
            answers.add(all(path + "/appointments?limit=500"));
        }
        for (var metric : List.of("funnel", "utilisation", "lead-time", "time-to-confirm", "demand")) {
            var question = "?from=%s&to=%s".formatted(at(0, "00:00"), at(60, "00:00"));
            answers.add(api.get("/api/analytics/" + metric + question).is(200).text());
        }
        return answers;
    }

    private String all(String path) {
        var text = new StringBuilder();
        for (var page = api.get(path).is(200); ; ) {
            text.append(page.text().replaceAll("\"expiresInSeconds\":\\d+", ""));
            var next = page.json().get("next");
            if (next.isNull()) {
                return text.toString();
            }
            page = api.get(path + "&after=" + next.asString()).is(200);
        }
    }
}
