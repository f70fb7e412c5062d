package org.appointmentscheduler.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.appointmentscheduler.api.access.Actor;
import org.appointmentscheduler.api.appointment.AppointmentEvent.AppointmentConfirmed;
import org.appointmentscheduler.api.appointment.AppointmentEvent.HoldExpired;
import org.appointmentscheduler.api.appointment.AppointmentEvent.HoldReleased;
import org.appointmentscheduler.api.appointment.AppointmentEvent.SlotHeld;
import org.appointmentscheduler.api.calendar.ProviderDayEvent.AvailabilityPublished;
import org.appointmentscheduler.api.calendar.ProviderDayEvent.AvailabilityWithdrawn;
import org.appointmentscheduler.api.calendar.ProviderDayEvent.ClaimConfirmed;
import org.appointmentscheduler.api.calendar.ProviderDayEvent.ClaimFreed;
import org.appointmentscheduler.api.calendar.ProviderDayId;
import org.appointmentscheduler.api.calendar.TimeRange;
import org.appointmentscheduler.api.client.ClientEvent.ClientRegistered;
import org.appointmentscheduler.api.client.ClientId;
import org.appointmentscheduler.api.provider.ProviderEvent.ProviderRegistered;
import org.appointmentscheduler.api.provider.ProviderId;
import org.axonframework.messaging.MetaData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whatever happens later, the answer about a moment is the one that was given at that moment. */
@QuerySideTest
class TimeTravelTest {

    private static final long SEED = Long.getLong("property.seed", new Random().nextLong());
    private static final int MOMENTS = 20;
    private static final Instant FIRST = Instant.parse("2030-06-11T20:00:00Z");

    @Autowired
    Stage stage;

    @Autowired
    SettableActor actor;

    private final Random random = new Random(SEED);
    private final List<ProviderId> providers = List.of(provider(), provider());
    private final List<ClientId> clients = new ArrayList<>();
    private final List<SlotHeld> all = new ArrayList<>();
    private final List<SlotHeld> held = new ArrayList<>();
    private Instant now = Stage.NOW;

    private record Question(Actor who, String uri) {}

    @BeforeEach
    void somebody() {
        System.out.printf("property.seed=%d%n", SEED);
        stage.clear();
        register(providers.getFirst());
        clients.add(register());
    }

    @AfterEach
    void administrator() {
        actor.isAdministrator();
    }

    @Test
    void answersAsItDidThen() {
        var given = new LinkedHashMap<Instant, Map<Question, String>>();
        for (var moment = 0; moment < MOMENTS; moment++) {
            timePasses();
            if (moment == MOMENTS / 3) {
                register(providers.getLast());
                clients.add(register());
            } else if (random.nextInt(5) > 0) {
                something();
            }
            given.put(now, answers("", questions()));
        }
        var questions = questions();
        timePasses();
        for (var moment : given.entrySet()) {
            var then = answers("asOf=" + moment.getKey(), questions);
            assertThat(then)
                    .as("at %s, -Dproperty.seed=%d", moment.getKey(), SEED)
                    .containsAllEntriesOf(moment.getValue());
            then.keySet().removeAll(moment.getValue().keySet());
            assertThat(then.values())
                    .as("what was not there yet at %s, -Dproperty.seed=%d", moment.getKey(), SEED)
                    .allMatch(answer -> answer.endsWith("NOT_FOUND") || answer.equals("FORBIDDEN"));
        }
    }

    /** To a fraction of a second, since a whole one would be all of it. */
    private void timePasses() {
        var most = random.nextBoolean() ? 900 : Duration.ofMinutes(20).toMillis();
        now = now.plusMillis(1 + random.nextLong(most));
        now = now.getNano() == 0 ? now.plusMillis(1) : now;
        stage.now(now);
    }

    private void something() {
        if (all.size() < 4 || random.nextInt(3) == 0) {
            hold();
        } else if (random.nextInt(3) == 0 || held.isEmpty()) {
            publishOrWithdraw();
        } else {
            end(held.remove(random.nextInt(held.size())));
        }
    }

    private void hold() {
        var start = FIRST.plus(TimeRange.GRID.multipliedBy(random.nextInt(64)));
        var hold = stage.hold(
                any(clients), any(providers), start.toString(), TimeRange.GRID.multipliedBy(1 + random.nextInt(4)));
        all.add(hold);
        held.add(hold);
    }

    private void publishOrWithdraw() {
        var time = new TimeRange(
                FIRST.plus(TimeRange.GRID.multipliedBy(random.nextInt(48))),
                TimeRange.GRID.multipliedBy(1 + random.nextInt(40)));
        var provider = any(providers);
        var publishes = random.nextInt(3) > 0;
        time.byDay().forEach((date, part) -> {
            var day = new ProviderDayId(provider, date);
            stage.happens(
                    publishes ? new AvailabilityPublished(day, part, now) : new AvailabilityWithdrawn(day, part, now));
        });
    }

    private void end(SlotHeld hold) {
        var days = new TimeRange(hold.start(), hold.end())
                .byDay().keySet().stream()
                        .map(day -> new ProviderDayId(hold.providerId(), day))
                        .toList();
        var id = hold.appointmentId();
        if (!now.isBefore(hold.expiresAt())) {
            days.forEach(day -> stage.happens(new ClaimFreed(day, id, hold.expiresAt())));
            stage.happens(new HoldExpired(id, hold.clientId(), hold.providerId(), hold.expiresAt()));
        } else if (random.nextBoolean()) {
            days.forEach(day -> stage.happens(new ClaimConfirmed(day, id, now)));
            stage.happens(new AppointmentConfirmed(id, hold.clientId(), hold.providerId(), now));
        } else {
            days.forEach(day -> stage.happens(new ClaimFreed(day, id, now)));
            stage.happens(new HoldReleased(id, hold.clientId(), hold.providerId(), now));
        }
    }

    private List<Question> questions() {
        return Stream.of(
                        new Actor.Administrator("test"),
                        new Actor.Client(clients.getFirst()),
                        new Actor.Provider(providers.getFirst()),
                        Actor.NOBODY)
                .flatMap(who -> uris().map(uri -> new Question(who, uri)))
                .toList();
    }

    private Stream<String> uris() {
        var uris = Stream.<String>builder();
        for (var hold : all) {
            uris.add("/api/appointments/" + hold.appointmentId() + "?");
            uris.add("/api/appointments/" + hold.appointmentId() + "/history?");
        }
        for (var provider : providers) {
            uris.add("/api/providers/" + provider + "/availability?");
            uris.add("/api/providers/" + provider + "/appointments?limit=2&");
            uris.add("/api/providers/" + provider + "/appointments?status=expired&from=" + FIRST.plusSeconds(3600)
                    + "&");
            uris.add("/api/appointments?limit=7&duration=PT45M&providerId=" + provider + "&");
        }
        for (var client : clients) {
            uris.add("/api/clients/" + client + "/appointments?status=held&limit=1&");
            uris.add("/api/clients/" + client + "/appointments?status=confirmed&to=" + FIRST.plusSeconds(36000) + "&");
        }
        uris.add("/api/appointments?");
        return uris.build();
    }

    private Map<Question, String> answers(String asOf, List<Question> questions) {
        var answers = new LinkedHashMap<Question, String>();
        questions.forEach(question -> answers.put(question, answer(question, asOf)));
        return answers;
    }

    private String answer(Question question, String asOf) {
        actor.is(question.who());
        var uri = question.uri() + asOf;
        var answer = stage.get(uri.replaceAll("[?&]$", ""));
        return answer.getUnresolvedException() != null
                ? Stage.refusal(answer).refusal().toString()
                : answer.getResponse().getHeader("ETag") + Stage.text(answer);
    }

    private void register(ProviderId provider) {
        stage.provider(provider, "Provider");
        stage.happens(
                "Provider",
                provider.toString(),
                new ProviderRegistered(provider, "Europe/Berlin", now),
                MetaData.emptyInstance());
    }

    private ClientId register() {
        var client = stage.client("Client");
        stage.happens("Client", client.toString(), new ClientRegistered(client, now), MetaData.emptyInstance());
        return client;
    }

    private static ProviderId provider() {
        return new ProviderId(UUID.randomUUID());
    }

    private <T> T any(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }
}
