package org.appointmentscheduler.command.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.appointmentscheduler.api.access.Actor;
import org.appointmentscheduler.command.appointment.AppointmentFixture;
import org.appointmentscheduler.command.calendar.CalendarFixture;
import org.appointmentscheduler.command.messaging.LostRace;
import org.appointmentscheduler.command.messaging.MessagingFixture;
import org.appointmentscheduler.command.messaging.NotProved;
import org.appointmentscheduler.command.messaging.RequestMetaData;
import org.appointmentscheduler.command.messaging.Writes;
import org.appointmentscheduler.command.quota.QuotaFixture;
import org.appointmentscheduler.command.registration.Registrations;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.callbacks.FutureCallback;
import org.axonframework.deadline.GenericDeadlineMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.ScopeAware;
import org.axonframework.messaging.annotation.ClasspathParameterResolverFactory;
import org.axonframework.messaging.annotation.MultiParameterResolverFactory;
import org.axonframework.messaging.annotation.SimpleResourceParameterResolverFactory;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/** One process of the product: its own locks and its own clock over the common store. */
final class Node implements InstantSource {

    private static final int MOST_ATTEMPTS = 5;

    private final World world;
    private final SimpleCommandBus bus = SimpleCommandBus.builder().build();
    private final ScopeAware appointments;
    Duration offset = Duration.ZERO;

    /** @param remembered how many aggregates it remembers: none to be sure that what it says is so */
    Node(
            World world,
            EventStore events,
            Registrations registrations,
            Timers timers,
            Rules rules,
            int remembered,
            Defect defect) {
        this.world = world;
        bus.registerHandlerInterceptor(this::inTransaction);
        MessagingFixture.register(bus, world, defect != Defect.MEMORY_SAYS_NO);
        var memory = MessagingFixture.recentAggregates(remembered);
        var days = CalendarFixture.subscribe(bus, events, registrations, rules.shares(), this, memory);
        var quotas = QuotaFixture.quotas(events, rules.activeHolds(), rules.unconfirmedHolds());
        var reservations = AppointmentFixture.reservations(registrations, rules.policy(), quotas, days);
        var parameters = MultiParameterResolverFactory.ordered(
                ClasspathParameterResolverFactory.forClass(Node.class),
                new SimpleResourceParameterResolverFactory(
                        List.of(registrations, rules.policy(), quotas, days, reservations, timers, this)));
        appointments = AppointmentFixture.subscribe(bus, events, parameters, memory);
    }

    @Override
    public Instant instant() {
        return world.now.plus(offset);
    }

    /** As the product does it: when the handler is done, and committed after everything else. */
    private Object inTransaction(UnitOfWork<? extends Message<?>> work, InterceptorChain chain) throws Exception {
        var decidedAt = world.now;
        var writes = Writes.gather(work);
        work.onCommit(_ -> {
            if (!writes.proveWhatIsAssumed()) {
                throw new NotProved(null);
            }
            world.begin(decidedAt);
            try {
                Writes.write(List.of(writes));
                world.commit();
            } finally {
                world.rollback();
            }
        });
        return chain.proceed();
    }

    /** The numbers that every node decides with. */
    record Rules(Object policy, Object shares, int activeHolds, int unconfirmedHolds) {}

    /** Decides a command, again as long as it loses races. */
    CommandResultMessage<?> send(Object command, Actor actor, Map<String, Object> metaData) {
        var message = GenericCommandMessage.asCommandMessage(command)
                .withMetaData(metaData)
                .andMetaData(Map.of(RequestMetaData.ACTOR, actor.toString()));
        for (var attempt = 1; ; attempt++) {
            var callback = new FutureCallback<Object, Object>();
            bus.dispatch(attempt == 1 ? MessagingFixture.trusting(message) : message, callback);
            var result = callback.getResult();
            if (!result.isExceptional() || attempt == MOST_ATTEMPTS || !LostRace.isBehind(result.exceptionResult())) {
                return result;
            }
        }
    }

    /** False when the timer has to be run again. */
    boolean fire(Transaction.Timer timer) {
        for (var attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
            var message = GenericDeadlineMessage.asDeadlineMessage(timer.name(), timer.payload(), instant());
            var work = DefaultUnitOfWork.startAndGet(message);
            var result = work.executeWithResult(() -> inTransaction(work, () -> {
                appointments.send(message, timer.scope());
                return null;
            }));
            if (!result.isExceptional()) {
                return true;
            }
            if (!LostRace.isBehind(result.exceptionResult())) {
                return false;
            }
        }
        return false;
    }
}
