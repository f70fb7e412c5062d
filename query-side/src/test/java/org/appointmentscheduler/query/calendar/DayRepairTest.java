package org.appointmentscheduler.query.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.appointmentscheduler.api.appointment.AppointmentId;
import org.appointmentscheduler.api.calendar.ProviderDayEvent;
import org.appointmentscheduler.api.calendar.ProviderDayEvent.AvailabilityPublished;
import org.appointmentscheduler.api.calendar.ProviderDayEvent.ClaimConfirmed;
import org.appointmentscheduler.api.calendar.ProviderDayId;
import org.appointmentscheduler.api.calendar.QuarterHours;
import org.appointmentscheduler.api.calendar.TimeRange;
import org.appointmentscheduler.api.provider.ProviderId;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.junit.jupiter.api.Test;

class DayRepairTest {

    private static final Instant NOW = Instant.parse("2030-06-10T08:00:00Z");
    private static final LocalDate DATE = LocalDate.parse("2030-06-12");

    private final EmbeddedEventStore events = EmbeddedEventStore.builder()
            .storageEngine(new InMemoryEventStorageEngine())
            .build();
    private final DayRepair repair = new DayRepair(events);
    private final FreeTime freeTime = new FreeTime(DATE);
    private final ProviderDayId day = new ProviderDayId(new ProviderId(UUID.randomUUID()), DATE);
    private final ProviderDayId other = new ProviderDayId(new ProviderId(UUID.randomUUID()), DATE);

    @Test
    void readsWhatWasMissed() {
        stored(day, 0, new AvailabilityPublished(day, QuarterHours.between(0, 2), NOW));

        repair.follow(stored(day, 1, new AvailabilityPublished(day, QuarterHours.between(2, 3), NOW)), freeTime);

        assertThat(free()).isEqualTo(3);
    }

    @Test
    void leavesOutADayThatMakesNoSenseAndNoOther() {
        repair.follow(stored(day, 0, new AvailabilityPublished(day, QuarterHours.ALL, NOW)), freeTime);
        repair.follow(stored(day, 1, new ClaimConfirmed(day, new AppointmentId(UUID.randomUUID()), NOW)), freeTime);
        repair.follow(stored(day, 2, new AvailabilityPublished(day, QuarterHours.ALL, NOW)), freeTime);
        repair.follow(stored(other, 0, new AvailabilityPublished(other, QuarterHours.between(0, 1), NOW)), freeTime);

        assertThat(free()).isEqualTo(1);
    }

    private int free() {
        return freeTime.find(new Search(
                        NOW,
                        TimeRange.startOf(DATE, 0),
                        TimeRange.startOf(DATE.plusDays(1), 0),
                        null,
                        Duration.ofMinutes(15),
                        500,
                        null))
                .size();
    }

    private DomainEventMessage<?> stored(ProviderDayId stream, long version, ProviderDayEvent event) {
        var message = new GenericDomainEventMessage<>("ProviderDay", stream.toString(), version, event);
        events.publish(message);
        return message;
    }
}
