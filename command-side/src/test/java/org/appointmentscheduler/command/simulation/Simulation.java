package org.appointmentscheduler.command.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.appointmentscheduler.api.Change;
import org.appointmentscheduler.api.access.Actor;
import org.appointmentscheduler.api.appointment.AppointmentCommand;
import org.appointmentscheduler.api.appointment.AppointmentCommand.ConfirmReservation;
import org.appointmentscheduler.api.appointment.AppointmentCommand.ExpireHold;
import org.appointmentscheduler.api.appointment.AppointmentCommand.ReleaseHold;
import org.appointmentscheduler.api.appointment.AppointmentCommand.ReserveSlot;
import org.appointmentscheduler.api.appointment.AppointmentEvent.SlotHeld;
import org.appointmentscheduler.api.appointment.AppointmentId;
import org.appointmentscheduler.api.appointment.AppointmentState;
import org.appointmentscheduler.api.calendar.CalendarCommand.PublishAvailability;
import org.appointmentscheduler.api.calendar.CalendarCommand.WithdrawAvailability;
import org.appointmentscheduler.api.calendar.TimeRange;
import org.appointmentscheduler.api.client.ClientEvent.ClientRegistered;
import org.appointmentscheduler.api.client.ClientId;
import org.appointmentscheduler.api.provider.ProviderEvent.ProviderRegistered;
import org.appointmentscheduler.api.provider.ProviderId;
import org.appointmentscheduler.command.appointment.AppointmentFixture;
import org.appointmentscheduler.command.calendar.CalendarFixture;
import org.appointmentscheduler.command.messaging.Rejected;
import org.appointmentscheduler.command.messaging.RequestMetaData;
import org.appointmentscheduler.command.registration.RegistrationsFixture;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.jspecify.annotations.Nullable;

/** Carries a plan out on three nodes, lets everything come to rest, and keeps what every client was told. */
final class Simulation {

    private static final int NODES = 3;

    /** All: what a node remembers is then as old as it can be, and no eviction makes two runs differ. */
    private static final int REMEMBERED = 10_000;

    private static final Duration HOLD = Duration.ofMinutes(30);
    static final int ACTIVE_HOLDS = 3;
    static final int UNCONFIRMED_HOLDS = 8;
    static final int PERCENT_OF_DAY = 75;
    private static final Actor SYSTEM = new Actor.System("simulation");
    private static final Duration MOST_OFFSET = Duration.ofSeconds(90);
    private static final Instant FROM = Instant.parse("2026-03-05T20:00:00Z");
    private static final ProviderId PROVIDER = new ProviderId(new UUID(1, 0));
    private static final List<ClientId> CLIENTS = IntStream.range(0, 3)
            .mapToObj(number -> new ClientId(new UUID(2, number)))
            .toList();

    private final Defect defect;
    final World world;
    final List<Attempt> attempts = new ArrayList<>();
    private final List<Node> nodes = new ArrayList<>();
    private final Node judge;
    private int appointments;
    private int keys;

    private Simulation(Defect defect) {
        this.defect = defect;
        this.world = new World(defect);
        var events =
                EmbeddedEventStore.builder().storageEngine(new Store(world)).build();
        var registrations = RegistrationsFixture.registrations(events);
        var timers = new Timers(world);
        var rules = new Node.Rules(
                AppointmentFixture.policy(Duration.ofHours(24), HOLD),
                CalendarFixture.shares(PERCENT_OF_DAY),
                ACTIVE_HOLDS,
                UNCONFIRMED_HOLDS);
        for (var number = 0; number < NODES; number++) {
            nodes.add(new Node(world, events, registrations, timers, rules, REMEMBERED, defect));
        }
        judge = new Node(world, events, registrations, timers, rules, 0, defect);
        happened(PROVIDER, new ProviderRegistered(PROVIDER, "Europe/Berlin", world.now));
        CLIENTS.forEach(client -> happened(client, new ClientRegistered(client, world.now)));
        var all = new TimeRange(FROM, TimeRange.GRID.multipliedBy(World.SLOTS));
        nodes.getFirst().send(new PublishAvailability(PROVIDER, List.of(all)), SYSTEM, Map.of());
        switch (defect) {
            case CLOCK_AHEAD -> nodes.getLast().offset = Duration.ofHours(1);
            case CLOCK_BEHIND -> nodes.getLast().offset = Duration.ofHours(-1);
            default -> {
                // All clocks are right.
            }
        }
    }

    private void happened(Object stream, Object event) {
        world.record(new GenericDomainEventMessage<>("Registered", stream.toString(), 0, event), world.now);
    }

    static Simulation of(List<Step> plan, Defect defect) {
        var simulation = new Simulation(defect);
        var number = 0;
        while (number < plan.size()) {
            number += simulation.carryOut(plan.get(number), number + 1 < plan.size() ? plan.get(number + 1) : null);
        }
        simulation.comeToRest();
        return simulation;
    }

    /** How many steps were done: the next one as well if it was faster. */
    private int carryOut(Step step, @Nullable Step following) {
        var overtaken = new boolean[1];
        world.decide(
                step.fate(),
                following == null
                        ? null
                        : () -> {
                            overtaken[0] = true;
                            // On a node of its own: one node's lock would make it wait for the slower one.
                            carryOut(following, node(step.node() + 1));
                        });
        carryOut(step, node(step.node()));
        world.decide(Fate.COMMIT, null);
        return overtaken[0] ? 2 : 1;
    }

    private Node node(int number) {
        return nodes.get(number % NODES);
    }

    private void carryOut(Step step, Node node) {
        switch (step.kind()) {
            case RESERVE -> ask(node, reserve(step), newKey());
            case CONFIRM ->
                held(step)
                        .ifPresent(it ->
                                ask(node, new ConfirmReservation(it.appointmentId(), client(step, it)), newKey()));
            case RELEASE ->
                held(step).ifPresent(it -> ask(node, new ReleaseHold(it.appointmentId(), client(step, it)), newKey()));
            case REPEAT -> repeat(step, node);
            case PUBLISH -> node.send(new PublishAvailability(PROVIDER, List.of(range(step))), SYSTEM, Map.of());
            case WITHDRAW -> node.send(new WithdrawAvailability(PROVIDER, List.of(range(step))), SYSTEM, Map.of());
            case FIRE ->
                timer(step).filter(it -> !it.dueAt().isAfter(node.instant())).ifPresent(it -> fire(it, node));
            case MISFIRE -> timer(step).ifPresent(node::fire);
            case LOSE_TIMER -> timer(step).ifPresent(it -> world.timers.remove(it.id()));
            case SWEEP -> sweep(node);
            case ELAPSE -> world.now = world.now.plusMillis(step.millis());
            case APPROACH -> approach(step);
            case SHIFT_CLOCK -> shiftClock(step, node);
        }
    }

    private ReserveSlot reserve(Step step) {
        var id = new AppointmentId(new UUID(3, appointments++));
        var client = CLIENTS.get(step.subject() % CLIENTS.size());
        return new ReserveSlot(
                id, client, PROVIDER, range(step).start(), range(step).duration());
    }

    private static TimeRange range(Step step) {
        return new TimeRange(
                FROM.plus(TimeRange.GRID.multipliedBy(step.slot())), TimeRange.GRID.multipliedBy(step.length()));
    }

    private java.util.Optional<SlotHeld> held(Step step) {
        var holds = world.log().stream()
                .map(recorded -> recorded.event().getPayload())
                .filter(SlotHeld.class::isInstance)
                .map(SlotHeld.class::cast)
                .toList();
        // The later ones are more interesting: they may still live.
        var back = step.subject() % 6;
        return back < holds.size()
                ? java.util.Optional.of(holds.get(holds.size() - 1 - back))
                : java.util.Optional.empty();
    }

    /** Now and then somebody else's. */
    private static ClientId client(Step step, SlotHeld held) {
        return step.subject() % 20 == 7 ? CLIENTS.get(step.slot() % CLIENTS.size()) : held.clientId();
    }

    private String newKey() {
        return "key-" + keys++;
    }

    private void ask(Node node, AppointmentCommand command, String key) {
        var fingerprint = command instanceof ReserveSlot reserve
                ? reserve.clientId() + " " + reserve.start() + " " + reserve.duration()
                : command.toString();
        var sent = defect == Defect.KEYS_CHANGE ? newKey() : key;
        var result = node.send(
                command,
                actor(command),
                Map.of(RequestMetaData.IDEMPOTENCY_KEY, sent, RequestMetaData.FINGERPRINT, fingerprint));
        if (!result.isExceptional()) {
            var state = (AppointmentState) ((Change<?>) result.getPayload()).state();
            attempts.add(new Attempt(command, key, Attempt.Told.DONE, state.id()));
        } else {
            attempts.add(new Attempt(command, key, told(result.exceptionResult()), null));
            if (result.exceptionResult() instanceof Rejected refusal) {
                requireReason(refusal, command, node);
            }
        }
    }

    /** Whatever is refused would be refused by a node that reads everything anew, for the same reason. */
    private void requireReason(Rejected refusal, AppointmentCommand command, Node node) {
        judge.offset = node.offset;
        world.decide(Fate.FAIL, null);
        var verdict = judge.send(command, actor(command), Map.of());
        world.decide(Fate.COMMIT, null);
        assertThat(verdict.isExceptional() ? verdict.exceptionResult() : "accepted")
                .as("%s after %s", command, refusal)
                .isInstanceOf(Rejected.class)
                .hasToString(refusal.toString());
    }

    /** Clients reserve short times themselves; what is longer an administrator does for them, and without limits. */
    private static Actor actor(AppointmentCommand command) {
        return command instanceof ReserveSlot reserve && reserve.duration().compareTo(HOLD) <= 0
                ? new Actor.Client(reserve.clientId())
                : SYSTEM;
    }

    private static Attempt.Told told(Throwable failure) {
        return switch (failure) {
            case Rejected _, World.StoreFailed _ -> Attempt.Told.REFUSED;
            case World.AnswerLost _ -> Attempt.Told.NOTHING;
            default -> throw new AssertionError("Neither done nor refused", failure);
        };
    }

    private void repeat(Step step, Node node) {
        if (!attempts.isEmpty()) {
            var earlier = attempts.get(Math.max(0, attempts.size() - 1 - step.subject() % 10));
            var command = earlier.command() instanceof ReserveSlot reserve
                    ? new ReserveSlot(
                            new AppointmentId(new UUID(3, appointments++)),
                            reserve.clientId(),
                            reserve.providerId(),
                            reserve.start(),
                            reserve.duration())
                    : earlier.command();
            ask(node, command, earlier.key());
        }
    }

    private java.util.Optional<Transaction.Timer> timer(Step step) {
        return world.timers.values().stream()
                .skip(world.timers.isEmpty() ? 0 : step.subject() % world.timers.size())
                .findFirst();
    }

    private void fire(Transaction.Timer timer, Node node) {
        if (node.fire(timer)) {
            world.timers.remove(timer.id());
        }
    }

    /** What the sweeper does, with a view that may be behind: it looks at every hold that could be overdue. */
    private void sweep(Node node) {
        var overdue = world.log().stream()
                .map(recorded -> recorded.event().getPayload())
                .filter(payload -> payload instanceof SlotHeld held
                        && held.expiresAt().plusSeconds(5).isBefore(node.instant()))
                .map(payload -> ((SlotHeld) payload).appointmentId())
                .toList();
        overdue.forEach(hold -> node.send(new ExpireHold(hold), SYSTEM, Map.of()));
    }

    private void approach(Step step) {
        timer(step).ifPresent(it -> {
            var moment = it.dueAt().plusMillis(step.millis() % 5 - 2);
            world.now = moment.isAfter(world.now) ? moment : world.now;
        });
    }

    private void shiftClock(Step step, Node node) {
        if (defect == Defect.NONE) {
            var most = (int) MOST_OFFSET.toMillis();
            node.offset = Duration.ofMillis(step.millis() % (2 * most + 1) - most);
        }
    }

    Duration mostOffset() {
        return MOST_OFFSET;
    }

    private void comeToRest() {
        if (defect != Defect.CLOCK_AHEAD && defect != Defect.CLOCK_BEHIND) {
            nodes.forEach(node -> node.offset = Duration.ZERO);
        }
        world.now = world.now.plus(HOLD).plus(MOST_OFFSET).plusSeconds(10);
        for (var timer : List.copyOf(world.timers.values())) {
            fire(timer, nodes.getFirst());
        }
        if (defect != Defect.NOBODY_SWEEPS) {
            sweep(nodes.getFirst());
        }
    }
}
