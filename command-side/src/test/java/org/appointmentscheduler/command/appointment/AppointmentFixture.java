package org.appointmentscheduler.command.appointment;

import java.time.Duration;
import org.appointmentscheduler.command.calendar.ProviderDays;
import org.appointmentscheduler.command.quota.HoldQuotas;
import org.appointmentscheduler.command.registration.Registrations;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.common.caching.Cache;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.ScopeAware;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.modelling.command.AggregateAnnotationCommandHandler;

/** Opens appointments to tests outside their package. */
public final class AppointmentFixture {

    private AppointmentFixture() {}

    /** Lets the bus handle the commands of appointments, and answers with what fires their timers. */
    public static ScopeAware subscribe(
            CommandBus bus, EventStore events, ParameterResolverFactory parameters, Cache memory) {
        var repository = EventSourcingRepository.builder(Appointment.class)
                .eventStore(events)
                .parameterResolverFactory(parameters)
                .cache(memory)
                .build();
        AggregateAnnotationCommandHandler.<Appointment>builder()
                .aggregateType(Appointment.class)
                .repository(repository)
                .parameterResolverFactory(parameters)
                .build()
                .subscribe(bus);
        return repository;
    }

    public static Reservations reservations(
            Registrations registrations, Object policy, HoldQuotas quotas, ProviderDays days) {
        return new Reservations(registrations, (BookingPolicy) policy, quotas, days);
    }

    public static Object policy(Duration minimumNotice, Duration hold) {
        return new BookingPolicy(minimumNotice, hold);
    }
}
