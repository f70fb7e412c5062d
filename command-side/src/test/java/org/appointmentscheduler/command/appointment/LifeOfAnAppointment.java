package org.appointmentscheduler.command.appointment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.appointmentscheduler.api.Change;
import org.appointmentscheduler.api.Rejection;
import org.appointmentscheduler.api.appointment.AppointmentCommand.ConfirmReservation;
import org.appointmentscheduler.api.appointment.AppointmentCommand.ExpireHold;
import org.appointmentscheduler.api.appointment.AppointmentCommand.ReleaseHold;
import org.appointmentscheduler.api.appointment.AppointmentCommand.ReserveSlot;
import org.appointmentscheduler.api.appointment.AppointmentEvent;
import org.appointmentscheduler.api.appointment.AppointmentId;
import org.appointmentscheduler.api.appointment.AppointmentState;
import org.appointmentscheduler.api.appointment.AppointmentStatus;
import org.appointmentscheduler.api.client.ClientId;
import org.appointmentscheduler.api.provider.ProviderId;
import org.appointmentscheduler.command.calendar.CalendarFixture;
import org.appointmentscheduler.command.quota.QuotaFixture;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.hamcrest.CustomTypeSafeMatcher;
import org.jspecify.annotations.Nullable;

/** What each command does in each state, found by giving it to the aggregate. */
public final class LifeOfAnAppointment {

    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
    private static final Instant RESERVED = START.minus(Duration.ofHours(24));
    private static final Instant IN_TIME = RESERVED.plus(Duration.ofMinutes(10));
    private static final Instant OVER = RESERVED.plus(Duration.ofMinutes(30));

    private static final ProviderId PROVIDER = new ProviderId(UUID.randomUUID());
    private static final ClientId CLIENT = new ClientId(UUID.randomUUID());
    private static final AppointmentId APPOINTMENT = new AppointmentId(UUID.randomUUID());

    /** Something that happens to an appointment at some time. */
    private enum Step {
        RESERVE("ReserveSlot", RESERVED),
        CONFIRM("ConfirmReservation", IN_TIME),
        CONFIRM_LATE("ConfirmReservation, when the hold is over", OVER),
        RELEASE("ReleaseHold", IN_TIME),
        RELEASE_LATE("ReleaseHold, when the hold is over", OVER),
        EXPIRE_EARLY("ExpireHold", IN_TIME),
        EXPIRE("ExpireHold, when the hold is over", OVER);

        private final String title;
        private final Instant at;

        Step(String title, Instant at) {
            this.title = title;
            this.at = at;
        }

        private Object command() {
            return switch (this) {
                case RESERVE -> new ReserveSlot(APPOINTMENT, CLIENT, PROVIDER, START, Duration.ofMinutes(15));
                case CONFIRM, CONFIRM_LATE -> new ConfirmReservation(APPOINTMENT, CLIENT);
                case RELEASE, RELEASE_LATE -> new ReleaseHold(APPOINTMENT, CLIENT);
                case EXPIRE_EARLY, EXPIRE -> new ExpireHold(APPOINTMENT);
            };
        }
    }

    /** @param event what is recorded; null when nothing is, or when it is refused */
    private record Outcome(@Nullable String event, String text) {}

    private final Map<AppointmentStatus, List<Step>> ways = new EnumMap<>(AppointmentStatus.class);
    private final Map<AppointmentStatus, Map<Step, Outcome>> outcomes = new EnumMap<>(AppointmentStatus.class);
    private final Set<String> arrows = new LinkedHashSet<>();
    private final Set<String> events = new HashSet<>();

    private LifeOfAnAppointment() {
        var held = outcome(List.of(), Step.RESERVE);
        draw("[*]", AppointmentStatus.HELD, held.event());
        explore(List.of(Step.RESERVE), AppointmentStatus.HELD);
        assertThat(events).as("all events there are").containsExactlyInAnyOrderElementsOf(kinds());
    }

    private static List<String> kinds() {
        return Arrays.stream(AppointmentEvent.class.getPermittedSubclasses())
                .map(Class::getSimpleName)
                .toList();
    }

    private void explore(List<Step> way, AppointmentStatus status) {
        if (ways.putIfAbsent(status, way) != null) {
            return;
        }
        outcomes.put(status, new LinkedHashMap<>());
        for (var step : Step.values()) {
            if (step == Step.RESERVE) {
                continue; // Makes an appointment, and so never meets one.
            }
            var outcome = outcome(way, step);
            outcomes.get(status).put(step, outcome);
            if (outcome.event() != null) {
                var longer = new ArrayList<>(way);
                longer.add(step);
                var next = statusAfter(longer);
                draw(status.name(), next, outcome.event());
                explore(longer, next);
            }
        }
    }

    private void draw(String from, AppointmentStatus to, String event) {
        arrows.add(from + " --> " + to + ": " + event);
        events.add(event);
    }

    private static final class Bench {

        private final AggregateTestFixture<Appointment> fixture = new AggregateTestFixture<>(Appointment.class);
        private Instant now = RESERVED;

        Bench() {
            InstantSource clock = () -> now; // The fixture's own stands still once there is a timer.
            var calendar = new CalendarFixture(clock::instant);
            calendar.register(PROVIDER);
            calendar.register(CLIENT);
            calendar.publish(PROVIDER, "2026-03-02T09:00:00Z", "2026-03-02T12:00:00Z");
            var quotas = QuotaFixture.quotas(calendar.events, 5, 20);
            var policy = new BookingPolicy(Duration.ofHours(24), Duration.ofMinutes(30));
            fixture.registerInjectableResources(
                    clock,
                    calendar.days,
                    calendar.registrations,
                    quotas,
                    policy,
                    new Reservations(calendar.registrations, policy, quotas, calendar.days));
            fixture.registerCommandDispatchInterceptor(
                    messages -> (_, message) -> message.andMetaData(Map.of("actor", "system:test")));
            fixture.registerFieldFilter(field -> !field.getName().equals("timerId"));
        }

        ResultValidator<Appointment> take(List<Step> way, Step last) {
            var executor = fixture.givenNoPriorActivity();
            for (var step : way) {
                now = step.at;
                executor = executor.andGivenCommands(step.command());
            }
            now = last.at;
            return executor.when(last.command());
        }

        List<Object> events() {
            return fixture.getEventStore()
                    .readEvents(APPOINTMENT.toString())
                    .asStream()
                    .<Object>map(DomainEventMessage::getPayload)
                    .toList();
        }
    }

    private static Outcome outcome(List<Step> way, Step step) {
        var bench = new Bench();
        var result = bench.take(way, step);
        var refusal = new AtomicReference<@Nullable Rejection>();
        try {
            result.expectExceptionDetails(new CustomTypeSafeMatcher<Rejection>("a refusal") {
                @Override
                protected boolean matchesSafely(Rejection rejection) {
                    refusal.set(rejection);
                    return true;
                }
            });
        } catch (AssertionError accepted) {
            result.expectSuccessfulHandlerExecution();
        }
        var refused = refusal.get();
        if (refused != null) {
            return new Outcome(null, "`" + code(refused.refusal().name()) + "`");
        }
        var events = bench.events();
        if (events.size() == way.size()) {
            return new Outcome(null, "nothing changes");
        }
        var event = events.getLast().getClass().getSimpleName();
        return new Outcome(event, "**" + event + "**");
    }

    private static String code(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static AppointmentStatus statusAfter(List<Step> way) {
        var status = new AtomicReference<AppointmentStatus>();
        new Bench()
                .take(way.subList(0, way.size() - 1), way.getLast())
                .expectResultMessagePayloadMatching(new CustomTypeSafeMatcher<Change<AppointmentState>>("a state") {
                    @Override
                    protected boolean matchesSafely(Change<AppointmentState> change) {
                        status.set(change.state().status());
                        return true;
                    }
                });
        return status.get();
    }

    /** A state diagram, and a table of every command in every state, in Markdown. */
    public static String markdown() {
        var life = new LifeOfAnAppointment();
        var text = new StringBuilder("```mermaid\nstateDiagram-v2\n");
        life.arrows.stream()
                .distinct()
                .forEach(arrow -> text.append("    ").append(arrow).append('\n'));
        text.append("```\n\n| |");
        life.outcomes.keySet().forEach(status -> text.append(' ').append(status).append(" |"));
        text.append("\n|---|").append("---|".repeat(life.outcomes.size())).append('\n');
        for (var step : Step.values()) {
            if (step != Step.RESERVE) {
                text.append("| ").append(step.title).append(" |");
                life.outcomes
                        .values()
                        .forEach(outcomes -> text.append(' ')
                                .append(outcomes.get(step).text())
                                .append(" |"));
                text.append('\n');
            }
        }
        return text.toString();
    }
}
