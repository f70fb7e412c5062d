package org.appointmentscheduler.load.scenario;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.global;
import static io.gatling.javaapi.core.CoreDsl.jsonPath;
import static io.gatling.javaapi.core.CoreDsl.percent;
import static io.gatling.javaapi.core.CoreDsl.rampUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.ScenarioBuilder;
import io.gatling.javaapi.core.Simulation;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.appointmentscheduler.load.people.Plan;

/**
 * People come at a steady rate, look for a time, reserve one, look at it and confirm it; one in five releases it instead.
 * Nobody is refused and nothing fails.
 */
public final class BusyDay extends Simulation {

    private static final int CLIENTS = 5_000;
    private static final int PROVIDERS = 100;
    private static final double RELEASED = 20;
    private static final int OK = 200;
    private static final int CREATED = 201;

    private final Nodes nodes = Nodes.start(1);
    private final Plan plan = nodes.plan(CLIENTS, PROVIDERS);

    public BusyDay() {
        var rate = Integer.getInteger("scenario.rate", 50);
        var length = Duration.ofSeconds(Integer.getInteger("scenario.seconds", 60));
        setUp(visit().injectOpen(
                                rampUsersPerSec(1).to(rate).during(Duration.ofSeconds(20)),
                                constantUsersPerSec(rate).during(length)))
                .protocols(http.baseUrls(nodes.uris())
                        .authorizationHeader(nodes.authorization())
                        .contentTypeHeader("application/json"))
                .assertions(global().failedRequests().count().is(0L));
    }

    private ScenarioBuilder visit() {
        return scenario("Visit")
                .exec(session -> {
                    var wish = others();
                    return session.set("client", wish.client())
                            .set("from", wish.start())
                            .set("wish", wish.json());
                })
                .exec(http("search")
                        .get("/api/appointments?limit=50&from=#{from}")
                        .check(status().is(OK)))
                .exec(http("reserve")
                        .post("/api/appointments/reserve")
                        .header("Idempotency-Key", _ -> UUID.randomUUID().toString())
                        .body(StringBody("#{wish}"))
                        .check(status().is(CREATED), jsonPath("$.id").saveAs("id")))
                .exec(http("look").get("/api/appointments/#{id}").check(status().is(OK)))
                .randomSwitch()
                .on(
                        percent(RELEASED).then(change("release")),
                        percent(100 - RELEASED).then(change("confirm")));
    }

    private static ChainBuilder change(String verb) {
        return exec(http(verb)
                .post("/api/appointments/#{id}/" + verb)
                .header("Idempotency-Key", _ -> UUID.randomUUID().toString())
                .body(StringBody("{\"clientId\":\"#{client}\"}"))
                .check(status().is(OK)));
    }

    private Plan.Booking others() {
        return Objects.requireNonNull(plan.next(), "All time is taken: the scenario needs more providers");
    }

    @Override
    public void after() {
        nodes.stop();
    }
}
