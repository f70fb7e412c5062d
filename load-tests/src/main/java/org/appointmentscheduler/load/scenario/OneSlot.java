package org.appointmentscheduler.load.scenario;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.constantConcurrentUsers;
import static io.gatling.javaapi.core.CoreDsl.details;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.global;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.ScenarioBuilder;
import io.gatling.javaapi.core.Simulation;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.appointmentscheduler.load.people.Plan;

/**
 * A thousand clients want one slot at the same moment, on three nodes that have been busy with others: one gets it, and
 * each of the others is told so within two seconds, none of them by a failure.
 */
public final class OneSlot extends Simulation {

    private static final int CLIENTS = 1_000;
    private static final int NODES = 3;
    private static final int PROVIDERS = 50;
    private static final int BEFORE = 16;
    private static final int CREATED = 201;
    private static final int CONFLICT = 409;
    private static final int MOST_MILLIS = 2_000;

    private final Nodes nodes = Nodes.start(NODES);
    private final Plan plan = nodes.plan(CLIENTS, PROVIDERS);
    private final Plan.Booking wanted = others();
    private final List<String> clients = nodes.prepare(setting -> setting.clients(CLIENTS));
    private final AtomicInteger client = new AtomicInteger();
    private final AtomicInteger winners = new AtomicInteger();

    public OneSlot() {
        var protocol = http.baseUrls(nodes.uris())
                .authorizationHeader(nodes.authorization())
                .contentTypeHeader("application/json");
        setUp(busyTime()
                        .injectClosed(constantConcurrentUsers(BEFORE).during(warmUp()))
                        .andThen(race().injectOpen(atOnceUsers(CLIENTS))))
                .protocols(protocol)
                .assertions(
                        global().failedRequests().count().is(0L),
                        details("the slot").responseTime().percentile(99).lt(MOST_MILLIS));
    }

    private static Duration warmUp() {
        return Duration.ofSeconds(Integer.getInteger("scenario.warmup", 30));
    }

    private ScenarioBuilder busyTime() {
        return scenario("Others").exec(reserve("other slots", this::others).check(status().is(CREATED)));
    }

    private ScenarioBuilder race() {
        return scenario("A thousand").exec(forTheSlot());
    }

    private ChainBuilder forTheSlot() {
        return exec(reserve("the slot", this::wantTheSlot)
                        .check(status().in(CREATED, CONFLICT), status().saveAs("status")))
                .exec(session -> {
                    if (session.getInt("status") == CREATED) {
                        winners.incrementAndGet();
                    }
                    return session;
                });
    }

    private Plan.Booking wantTheSlot() {
        return new Plan.Booking(clients.get(client.getAndIncrement()), wanted.provider(), wanted.start());
    }

    private static HttpRequestActionBuilder reserve(String name, Supplier<Plan.Booking> wishes) {
        return http(name)
                .post("/api/appointments/reserve")
                .header("Idempotency-Key", _ -> UUID.randomUUID().toString())
                .body(StringBody(_ -> wishes.get().json()));
    }

    private Plan.Booking others() {
        return Objects.requireNonNull(plan.next(), "All time is taken: the scenario needs more providers");
    }

    @Override
    public void after() {
        nodes.stop();
        if (winners.get() != 1) {
            throw new AssertionError(winners + " clients got the slot");
        }
        System.out.println("One client got the slot.");
    }
}
