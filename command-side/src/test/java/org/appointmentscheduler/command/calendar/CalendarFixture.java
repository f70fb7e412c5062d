package org.appointmentscheduler.command.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import org.appointmentscheduler.api.access.Actor;
import org.appointmentscheduler.api.calendar.CalendarCommand.PublishAvailability;
import org.appointmentscheduler.api.calendar.ProviderDayId;
import org.appointmentscheduler.api.calendar.QuarterHours;
import org.appointmentscheduler.api.calendar.TimeRange;
import org.appointmentscheduler.api.client.ClientEvent.ClientRegistered;
import org.appointmentscheduler.api.client.ClientId;
import org.appointmentscheduler.api.provider.ProviderEvent.ProviderRegistered;
import org.appointmentscheduler.api.provider.ProviderId;
import org.appointmentscheduler.command.registration.Registrations;
import org.appointmentscheduler.command.registration.RegistrationsFixture;
import org.axonframework.commandhandling.AnnotationCommandHandlerAdapter;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.common.caching.Cache;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.modelling.command.Repository;

/** A calendar as it is in production, on an event store in memory. */
public class CalendarFixture {

    private static final DayShares SHARES = new DayShares(50, 50, Duration.ofHours(2));

    public static final Actor ADMINISTRATOR = new Actor.Administrator("test");

    public final EventStore events = EmbeddedEventStore.builder()
            .storageEngine(new InMemoryEventStorageEngine())
            .build();
    public final Registrations registrations = RegistrationsFixture.registrations(events);
    public final ProviderDays days;
    final Calendar calendar;
    private final Repository<ProviderDay> repository = EventSourcingRepository.builder(ProviderDay.class)
            .eventStore(events)
            .build();

    private final Supplier<Instant> now;

    public CalendarFixture(Supplier<Instant> now) {
        this.now = now;
        days = new ProviderDays(repository, SHARES);
        calendar = new Calendar(repository, registrations, now::get);
    }

    /** Lets the bus handle what providers say, and answers with the days that appointments may claim. */
    public static ProviderDays subscribe(
            CommandBus bus,
            EventStore events,
            Registrations registrations,
            Object shares,
            InstantSource clock,
            Cache memory) {
        var repository = EventSourcingRepository.builder(ProviderDay.class)
                .eventStore(events)
                .cache(memory)
                .build();
        new AnnotationCommandHandlerAdapter<>(new Calendar(repository, registrations, clock)).subscribe(bus);
        return new ProviderDays(repository, (DayShares) shares);
    }

    /** @param percent of a day, both for one client and for all newcomers; 2 hours are never too much */
    public static Object shares(int percent) {
        return new DayShares(percent, percent, Duration.ofHours(2));
    }

    public void register(ProviderId provider) {
        store(provider.toString(), new ProviderRegistered(provider, "Europe/Berlin", Instant.EPOCH));
    }

    public void register(ClientId client) {
        store(client.toString(), new ClientRegistered(client, Instant.EPOCH));
    }

    private void store(String stream, Object event) {
        events.publish(new GenericDomainEventMessage<>("Registered", stream, 0, event));
    }

    public void publish(ProviderId provider, String start, String end) {
        inUnitOfWork(() -> calendar.handle(
                new PublishAvailability(provider, List.of(new TimeRange(Instant.parse(start), Instant.parse(end)))),
                ADMINISTRATOR));
    }

    public interface Work<T> {
        T run() throws Exception;
    }

    public <T> T inUnitOfWork(Work<T> work) {
        var unitOfWork = DefaultUnitOfWork.startAndGet(GenericCommandMessage.asCommandMessage("work"));
        var result = unitOfWork.executeWithResult(work::run);
        if (result.isExceptional()) {
            throw (RuntimeException) result.exceptionResult();
        }
        return result.getPayload();
    }

    /** What is free on a day that may never have been published. */
    QuarterHours free(ProviderId provider, LocalDate date) {
        var id = new ProviderDayId(provider, date).toString();
        return events.lastSequenceNumberFor(id).isEmpty()
                ? QuarterHours.NONE
                : inUnitOfWork(() -> repository.load(id).invoke(day -> day.free(now.get())));
    }

    public List<Object> stored(Object stream) {
        return events.readEvents(stream.toString())
                .asStream()
                .<Object>map(DomainEventMessage::getPayload)
                .toList();
    }
}
