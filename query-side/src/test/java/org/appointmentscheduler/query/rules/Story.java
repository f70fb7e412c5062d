package org.appointmentscheduler.query.rules;

import static org.appointmentscheduler.query.Stage.HOLD;
import static org.appointmentscheduler.query.Stage.NOW;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.appointmentscheduler.api.appointment.AppointmentEvent.AppointmentConfirmed;
import org.appointmentscheduler.api.appointment.AppointmentEvent.HoldExpired;
import org.appointmentscheduler.api.appointment.AppointmentEvent.HoldReleased;
import org.appointmentscheduler.api.appointment.AppointmentEvent.SlotHeld;
import org.appointmentscheduler.api.appointment.AppointmentId;
import org.appointmentscheduler.api.calendar.ProviderDayEvent.AvailabilityPublished;
import org.appointmentscheduler.api.calendar.ProviderDayEvent.ClaimConfirmed;
import org.appointmentscheduler.api.calendar.ProviderDayEvent.ClaimFreed;
import org.appointmentscheduler.api.calendar.ProviderDayEvent.TimeClaimed;
import org.appointmentscheduler.api.calendar.ProviderDayId;
import org.appointmentscheduler.api.calendar.QuarterHours;
import org.appointmentscheduler.api.calendar.TimeRange;
import org.appointmentscheduler.api.client.ClientHoldsEvent.HoldConfirmed;
import org.appointmentscheduler.api.client.ClientHoldsEvent.HoldReturned;
import org.appointmentscheduler.api.client.ClientHoldsEvent.HoldTaken;
import org.appointmentscheduler.api.client.ClientId;
import org.appointmentscheduler.api.provider.ProviderId;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** A day with one of each: held, confirmed, released, expired; and one that reaches into the next. */
final class Story {

    static final LocalDate DAY = LocalDate.of(2030, 6, 12);

    private final JdbcClient database;

    final ClientId client = new ClientId(UUID.randomUUID());
    final ProviderId provider = new ProviderId(UUID.randomUUID());
    final ProviderDayId day = new ProviderDayId(provider, DAY);
    final SlotHeld held;
    final SlotHeld confirmed;
    final SlotHeld released;
    final SlotHeld expired;
    final SlotHeld lapsed;
    final SlotHeld overnight;

    Story(JdbcClient database) {
        this.database = database;
        happens(day, new AvailabilityPublished(day, QuarterHours.between(32, 96), NOW));
        happens(next(), new AvailabilityPublished(next(), QuarterHours.between(0, 8), NOW));
        held = hold(32, 2);
        confirmed = hold(34, 2);
        confirm(confirmed);
        released = hold(36, 2);
        release(released);
        expired = hold(38, 2);
        happens(day, new ClaimFreed(day, expired.appointmentId(), expired.expiresAt()));
        happens(
                expired.appointmentId(),
                new HoldExpired(expired.appointmentId(), client, provider, expired.expiresAt()));
        forget(expired);
        lapsed = hold(38, 2);
        happens(day, new ClaimFreed(day, lapsed.appointmentId(), lapsed.expiresAt()));
        overnight = hold(94, 4);
        hold(slot(new AppointmentId(UUID.randomUUID()), 40, 2)); // By an administrator, so that it is not counted.
    }

    ProviderDayId next() {
        return new ProviderDayId(provider, DAY.plusDays(1));
    }

    private SlotHeld hold(int quarterHour, int length) {
        var hold = slot(new AppointmentId(UUID.randomUUID()), quarterHour, length);
        counted(new HoldTaken(client, hold.appointmentId(), NOW, hold.expiresAt()));
        return hold(hold);
    }

    private SlotHeld hold(SlotHeld hold) {
        new TimeRange(hold.start(), hold.end()).byDay().forEach((date, hours) -> {
            var claimed = new ProviderDayId(provider, date);
            happens(
                    claimed,
                    new TimeClaimed(claimed, hold.appointmentId(), hours, NOW, hold.expiresAt(), client, null));
        });
        happens(hold.appointmentId(), hold);
        setTimer(hold.timerId(), hold.expiresAt(), hold.appointmentId());
        return hold;
    }

    SlotHeld slot(AppointmentId id, int quarterHour, int length) {
        var start = TimeRange.startOf(DAY, quarterHour);
        return new SlotHeld(
                id,
                client,
                provider,
                start,
                start.plus(TimeRange.GRID.multipliedBy(length)),
                NOW,
                NOW.plus(HOLD),
                Duration.ofHours(24),
                HOLD,
                UUID.randomUUID().toString());
    }

    private void confirm(SlotHeld hold) {
        counted(new HoldConfirmed(client, hold.appointmentId(), NOW));
        happens(day, new ClaimConfirmed(day, hold.appointmentId(), NOW));
        happens(hold.appointmentId(), new AppointmentConfirmed(hold.appointmentId(), client, provider, NOW));
        forget(hold);
    }

    private void release(SlotHeld hold) {
        counted(new HoldReturned(client, hold.appointmentId(), NOW));
        happens(day, new ClaimFreed(day, hold.appointmentId(), NOW));
        happens(hold.appointmentId(), new HoldReleased(hold.appointmentId(), client, provider, NOW));
        forget(hold);
    }

    private void counted(Object event) {
        happens("holds/" + client, event);
    }

    /** Stores an event behind the last of the stream, and answers with its number there. */
    long happens(Object stream, Object event) {
        var sequence = database.sql(
                        "select coalesce(max(sequence_number), -1) + 1 from domain_event_entry where aggregate_identifier = ?")
                .param(stream.toString())
                .query(Long.class)
                .single();
        database.sql("""
                        insert into domain_event_entry (event_identifier, aggregate_identifier,
                            sequence_number, type, time_stamp, payload_type, payload, meta_data)
                        values (?, ?, ?, 'Any', '2030-06-10T08:00:00Z', ?, ?, '{}')""")
                .params(
                        UUID.randomUUID().toString(),
                        stream.toString(),
                        sequence,
                        event.getClass().getName(),
                        JsonMapper.shared().writeValueAsString(event))
                .update();
        return sequence;
    }

    void setTimer(String timer, Instant at, AppointmentId appointment) {
        database.sql("""
                        insert into scheduled_tasks (task_name, task_instance, task_data, execution_time, picked, version)
                        values ('AxonDeadline', ?, ?, ?, false, 1)""")
                .params(timer, appointment.toString().getBytes(), at.atOffset(ZoneOffset.UTC))
                .update();
    }

    void forget(SlotHeld hold) {
        database.sql("delete from scheduled_tasks where task_instance = ?")
                .param(hold.timerId())
                .update();
    }
}
