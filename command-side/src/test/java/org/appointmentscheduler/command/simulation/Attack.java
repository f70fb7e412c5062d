package org.appointmentscheduler.command.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.IntStream;
import org.appointmentscheduler.api.Rejection;
import org.appointmentscheduler.api.access.Actor;
import org.appointmentscheduler.api.appointment.AppointmentCommand;
import org.appointmentscheduler.api.appointment.AppointmentCommand.ConfirmReservation;
import org.appointmentscheduler.api.appointment.AppointmentCommand.ReleaseHold;
import org.appointmentscheduler.api.appointment.AppointmentCommand.ReserveSlot;
import org.appointmentscheduler.api.appointment.AppointmentId;
import org.appointmentscheduler.api.calendar.CalendarCommand.PublishAvailability;
import org.appointmentscheduler.api.calendar.ProviderDayEvent.ClaimConfirmed;
import org.appointmentscheduler.api.calendar.ProviderDayEvent.ClaimFreed;
import org.appointmentscheduler.api.calendar.ProviderDayEvent.TimeClaimed;
import org.appointmentscheduler.api.calendar.ProviderDayId;
import org.appointmentscheduler.api.calendar.QuarterHours;
import org.appointmentscheduler.api.calendar.TimeRange;
import org.appointmentscheduler.api.client.ClientEvent.ClientRegistered;
import org.appointmentscheduler.api.client.ClientId;
import org.appointmentscheduler.api.provider.ProviderEvent.ProviderRegistered;
import org.appointmentscheduler.api.provider.ProviderId;
import org.appointmentscheduler.command.messaging.Rejected;
import org.appointmentscheduler.command.registration.RegistrationsFixture;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;

/** Every ten minutes of a day a bot takes what it can, gives some back and takes it in another name; the rest lapses. */
final class Attack {

    static final Duration HOLD = Duration.ofMinutes(30);
    static final int WINDOWS = 32;

    private static final Instant NINE = Instant.parse("2026-03-04T09:00:00Z");
    private static final QuarterHours PUBLISHED = QuarterHours.between(36, 36 + WINDOWS);
    private static final Duration STEP = Duration.ofMinutes(10);
    private static final int STEPS = (int) Duration.ofHours(24).dividedBy(STEP);
    private static final int HONEST_EVERY = 18;
    private static final int LONGEST = 4;
    private static final int PATIENCE = 3;
    private static final int REMEMBERED = 100;
    private static final List<ProviderId> PROVIDERS = IntStream.range(0, 2)
            .mapToObj(number -> new ProviderId(new UUID(1, number)))
            .toList();
    private static final ClientId HONEST = new ClientId(new UUID(4, 0));

    private final World world = new World(Defect.NONE);
    private final Node node;
    private final List<ClientId> identities;
    private final SplittableRandom random = new SplittableRandom(17);
    private final Map<AppointmentId, ClientId> taken = new HashMap<>();
    private final List<Rejection> honestRefusals = new ArrayList<>();
    private int appointments;
    private int names;
    private int mostHeld;
    private int honestBookings;

    private Attack(int identities, Node.Rules rules) {
        var events =
                EmbeddedEventStore.builder().storageEngine(new Store(world)).build();
        var registrations = RegistrationsFixture.registrations(events);
        node = new Node(world, events, registrations, new Timers(world), rules, REMEMBERED, Defect.NONE);
        this.identities = IntStream.range(0, identities)
                .mapToObj(number -> new ClientId(new UUID(2, number)))
                .toList();
        this.identities.forEach(client -> happened(client, new ClientRegistered(client, world.now)));
        happened(HONEST, new ClientRegistered(HONEST, world.now));
        PROVIDERS.forEach(provider -> {
            happened(provider, new ProviderRegistered(provider, "Europe/Berlin", world.now));
            var hours = new TimeRange(NINE, TimeRange.GRID.multipliedBy(WINDOWS));
            node.send(new PublishAvailability(provider, List.of(hours)), new Actor.System("test"), Map.of());
        });
    }

    static Attack of(int identities, Node.Rules rules) {
        var attack = new Attack(identities, rules);
        attack.bookHonestly(PROVIDERS.getFirst());
        for (var step = 0; step < STEPS; step++) {
            attack.giveSomeBack();
            PROVIDERS.forEach(attack::takeAllThereIs);
            PROVIDERS.forEach(attack::look);
            if (step % HONEST_EVERY == 0) {
                PROVIDERS.forEach(attack::bookHonestly);
            }
            attack.world.now = attack.world.now.plus(STEP);
        }
        return attack;
    }

    /** The most windows of one day that the bot had at one time. */
    int mostHeld() {
        return mostHeld;
    }

    int honestBookings() {
        return honestBookings;
    }

    List<Rejection> honestRefusals() {
        return honestRefusals;
    }

    private void happened(Object stream, Object event) {
        world.record(new GenericDomainEventMessage<>("Registered", stream.toString(), 0, event), world.now);
    }

    private void giveSomeBack() {
        for (var held : List.copyOf(taken.entrySet())) {
            if (random.nextInt(8) == 0) {
                send(new ReleaseHold(held.getKey(), held.getValue()), held.getValue());
                taken.remove(held.getKey());
            }
        }
    }

    private void takeAllThereIs(ProviderId provider) {
        var refusals = 0;
        while (refusals < PATIENCE) {
            var free = PUBLISHED.minus(claimed(provider, Set.of())).runs();
            if (free.isEmpty()) {
                return;
            }
            var gap = free.get(random.nextInt(free.size()));
            var client = identities.get(names++ % identities.size());
            var length = Math.min(gap.end() - gap.first(), 1 + random.nextInt(LONGEST));
            var id = new AppointmentId(new UUID(3, appointments++));
            var refusal = send(reserve(id, client, provider, gap.first(), length), client);
            if (refusal.isEmpty()) {
                taken.put(id, client);
            } else {
                refusals++;
            }
        }
    }

    private void look(ProviderId provider) {
        var others = new HashSet<AppointmentId>();
        world.stream(day(provider)).forEach(event -> {
            if (event.getPayload() instanceof TimeClaimed claim && HONEST.equals(claim.clientId())) {
                others.add(claim.appointmentId());
            }
        });
        mostHeld = Math.max(mostHeld, claimed(provider, others).count());
    }

    /** What is claimed now, but for what some appointments claim. */
    private QuarterHours claimed(ProviderId provider, Set<AppointmentId> without) {
        var live = new HashMap<AppointmentId, QuarterHours>();
        for (var event : world.stream(day(provider))) {
            switch (event.getPayload()) {
                case TimeClaimed claim
                when claim.expiresAt().isAfter(world.now) || isConfirmed(provider, claim) ->
                    live.put(claim.appointmentId(), claim.quarterHours());
                case ClaimFreed freed -> live.remove(freed.appointmentId());
                default -> {
                    // Claims nothing any more.
                }
            }
        }
        live.keySet().removeAll(without);
        return live.values().stream().reduce(QuarterHours.NONE, QuarterHours::plus);
    }

    private boolean isConfirmed(ProviderId provider, TimeClaimed claim) {
        return HONEST.equals(claim.clientId())
                && world.stream(day(provider)).stream()
                        .anyMatch(event -> event.getPayload() instanceof ClaimConfirmed confirmed
                                && confirmed.appointmentId().equals(claim.appointmentId()));
    }

    /** Whatever is free a known client can have. */
    private void bookHonestly(ProviderId provider) {
        var free = PUBLISHED.minus(claimed(provider, Set.of())).stream().findFirst();
        var id = new AppointmentId(new UUID(3, appointments++));
        var refusal = send(reserve(id, HONEST, provider, free.orElse(36), 1), HONEST);
        refusal.ifPresentOrElse(honestRefusals::add, () -> {
            send(new ConfirmReservation(id, HONEST), HONEST);
            honestBookings++;
        });
    }

    private static ReserveSlot reserve(
            AppointmentId id, ClientId client, ProviderId provider, int quarterHour, int length) {
        var start = TimeRange.startOf(TimeRange.dayOf(NINE), quarterHour);
        return new ReserveSlot(id, client, provider, start, TimeRange.GRID.multipliedBy(length));
    }

    private Optional<Rejection> send(AppointmentCommand command, ClientId client) {
        var result = node.send(command, new Actor.Client(client), Map.of());
        if (!result.isExceptional()) {
            return Optional.empty();
        }
        if (result.exceptionResult() instanceof Rejected refused) {
            return refused.getDetails();
        }
        throw new AssertionError(result.exceptionResult());
    }

    private static String day(ProviderId provider) {
        return new ProviderDayId(provider, TimeRange.dayOf(NINE)).toString();
    }
}
