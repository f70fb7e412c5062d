package org.appointmentscheduler.query.reconciliation;

import static org.appointmentscheduler.query.Stage.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.appointmentscheduler.api.appointment.AppointmentEvent.AppointmentConfirmed;
import org.appointmentscheduler.api.appointment.AppointmentEvent.SlotHeld;
import org.appointmentscheduler.api.calendar.ProviderDayEvent.ClaimConfirmed;
import org.appointmentscheduler.api.calendar.ProviderDayId;
import org.appointmentscheduler.api.calendar.TimeRange;
import org.appointmentscheduler.api.provider.ProviderId;
import org.appointmentscheduler.query.QuerySideTest;
import org.appointmentscheduler.query.Stage;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventProcessor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@QuerySideTest
class ReconcilerTest {

    private static final int ROUNDS = 10;

    @Autowired
    Stage stage;

    @Autowired
    JdbcClient database;

    @Autowired
    EventProcessingConfiguration processing;

    private final MeterRegistry meters = new SimpleMeterRegistry();
    private Reconciler reconciler;
    private SlotHeld held;

    @BeforeEach
    void aBookedDay(@Autowired List<FoldedView> views, @Autowired History history, @Autowired Comparison comparison) {
        reconciler = new Reconciler(views, history, comparison, meters, new Random(7));
        stage.clear();
        var client = stage.client("Ann");
        var provider = stage.provider("Bob");
        stage.publish(provider, "2030-06-12T08:00:00Z", "2030-06-12T16:00:00Z");
        held = stage.hold(client, provider, "2030-06-12T09:00:00Z", Duration.ofMinutes(30));
        stage.hold(client, provider, "2030-06-12T10:00:00Z", Duration.ofMinutes(30));
        confirm();
        stage.settle();
    }

    private void confirm() {
        var day = new ProviderDayId(held.providerId(), TimeRange.dayOf(held.start()));
        stage.happens(new ClaimConfirmed(day, held.appointmentId(), NOW));
        stage.happens(new AppointmentConfirmed(held.appointmentId(), held.clientId(), held.providerId(), NOW));
    }

    @Test
    void findsNothingWrongWithAFold() {
        check();
        assertThat(count(Reconciler.CHECKED, "appointments")).isPositive();
        assertThat(count(Reconciler.CHECKED, "calendar")).isPositive();
        assertThat(mismatches()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update appointment set status = 'RELEASED'",
                "update appointment set end_at = dateadd(minute, 15, end_at)",
                "update appointment set expired_at = held_at",
                "update appointment set status = 'HELD', confirmed_at = null, version = 0",
                "update appointment set version = version + 1",
                "delete from appointment"
            })
    void findsAWrongAppointment(String harm) {
        database.sql(harm).update();
        check();
        assertThat(count(Reconciler.MISMATCHES, "appointments")).isPositive();
        assertThat(count(Reconciler.MISMATCHES, "calendar")).isZero();
    }

    /** A number that was taken and never used stays missing in the tokens for a long time. */
    @Test
    void findsALostAppointmentAfterAnEventThatWasRolledBack(@Autowired PlatformTransactionManager transactions) {
        stage.clear();
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            stage.publish(new ProviderId(UUID.randomUUID()), "2030-06-12T08:00:00Z", "2030-06-12T16:00:00Z");
            status.setRollbackOnly();
        });
        stage.hold(held.clientId(), held.providerId(), "2030-06-12T11:00:00Z", Duration.ofMinutes(30));
        stage.settle();
        findsAWrongAppointment("delete from appointment");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update calendar_day set published = 'ffffffffffffffffffffffff'",
                "update calendar_day set version = version - 1",
                "delete from calendar_day",
                "update claim set expires_at = null",
                "delete from claim where expires_at is null",
                "insert into claim select provider_id, utc_day, 'nobody', quarter_hours, null from claim limit 1"
            })
    void findsAWrongDay(String harm) {
        database.sql(harm).update();
        check();
        assertThat(count(Reconciler.MISMATCHES, "calendar")).isPositive();
        assertThat(count(Reconciler.MISMATCHES, "appointments")).isZero();
    }

    @Test
    void doesNotTakeAViewThatLagsForAWrongOne() {
        processing.eventProcessors().values().forEach(EventProcessor::shutDown);
        try {
            stage.hold(held.clientId(), held.providerId(), "2030-06-12T11:00:00Z", Duration.ofMinutes(30));
            check();
        } finally {
            processing.eventProcessors().values().forEach(EventProcessor::start);
        }
        assertThat(count(Reconciler.CHECKED, "calendar")).isPositive();
        assertThat(mismatches()).isZero();
    }

    @Test
    void doesNotTakeAReplayForAMistake() {
        for (var round = 0; round < ROUNDS; round++) {
            stage.post("/api/admin/projections/appointments/replay");
            stage.post("/api/admin/projections/calendar/replay");
            check();
        }
        assertThat(mismatches()).isZero();
    }

    @Test
    void leavesAloneWhatIsSetAside() {
        database.sql("update appointment set status = 'RELEASED'").update();
        database.sql("""
                        insert into dead_letter_entry
                            (dead_letter_identifier, processing_group, sequence_identifier, sequence_index, message_type,
                             event_identifier, time_stamp, payload_type, payload, aggregate_identifier, enqueued_at)
                        select id, 'appointments', id, 0, 'event', id, '', '', '', id, '' from appointment""").update();
        check();
        database.sql("delete from dead_letter_entry").update();
        assertThat(count(Reconciler.CHECKED, "appointments")).isZero();
        assertThat(mismatches()).isZero();
    }

    private void check() {
        for (var round = 0; round < ROUNDS; round++) {
            reconciler.check();
        }
    }

    private double mismatches() {
        return count(Reconciler.MISMATCHES, "appointments") + count(Reconciler.MISMATCHES, "calendar");
    }

    private double count(String name, String view) {
        return meters.get(name).tag("projection", view).counter().count();
    }
}
