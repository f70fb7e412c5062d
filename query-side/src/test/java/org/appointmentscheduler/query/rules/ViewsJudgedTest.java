package org.appointmentscheduler.query.rules;

import static org.appointmentscheduler.query.Stage.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.appointmentscheduler.api.appointment.AppointmentEvent.AppointmentConfirmed;
import org.appointmentscheduler.api.appointment.AppointmentEvent.SlotHeld;
import org.appointmentscheduler.api.calendar.ProviderDayEvent.ClaimConfirmed;
import org.appointmentscheduler.api.calendar.ProviderDayId;
import org.appointmentscheduler.api.calendar.TimeRange;
import org.appointmentscheduler.query.QuerySideTest;
import org.appointmentscheduler.query.Stage;
import org.appointmentscheduler.query.rules.Violation.Kind;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventProcessor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The walk of the application, with its views. */
@QuerySideTest
class ViewsJudgedTest {

    private static final int PAGE = 500;

    @Autowired
    RuleWalk walk;

    @Autowired
    Stage stage;

    @Autowired
    JdbcClient database;

    private SlotHeld held;
    private ProviderDayId day;

    @BeforeEach
    void aBookedDay() {
        stage.clear();
        var client = stage.client("Ann");
        var provider = stage.provider("Bob");
        stage.publish(provider, "2030-06-12T08:00:00Z", "2030-06-12T16:00:00Z");
        held = stage.hold(client, provider, "2030-06-12T09:00:00Z", Duration.ofMinutes(30));
        day = new ProviderDayId(provider, TimeRange.dayOf(held.start()));
        database.sql("""
                        insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)
                        values ('AxonDeadline', 'timer', '2030-06-10T08:30:00Z', true, 1)""").update();
        stage.settle();
    }

    @AfterEach
    void noTimers() {
        database.sql("delete from scheduled_tasks").update();
    }

    private List<Violation> violations() {
        var found = new ArrayList<Violation>();
        var after = RuleWalk.BEGINNING;
        while (after != null) {
            var stretch = walk.behind(after, PAGE);
            if (stretch.violation() != null) {
                found.add(stretch.violation());
            }
            after = stretch.last();
        }
        return found;
    }

    private void confirm() {
        stage.happens(new ClaimConfirmed(day, held.appointmentId(), NOW));
        stage.happens(new AppointmentConfirmed(held.appointmentId(), held.clientId(), held.providerId(), NOW));
    }

    @Test
    void areNoFaultAsTheyAre() {
        confirm();
        stage.settle();
        assertThat(violations()).isEmpty();
    }

    @Test
    void areNamedWhenTheyShowSomethingElse() {
        database.sql("update appointment set status = 'RELEASED'").update();
        database.sql("delete from claim").update();
        assertThat(violations())
                .extracting(Violation::kind, Violation::stream, Violation::detail)
                .satisfiesExactlyInAnyOrder(
                        it -> assertThat(it.toList())
                                .startsWith(
                                        Kind.VIEW_DIFFERS, held.appointmentId().toString())
                                .last()
                                .asString()
                                .contains("appointments"),
                        it -> assertThat(it.toList())
                                .startsWith(Kind.VIEW_DIFFERS, day.toString())
                                .last()
                                .asString()
                                .contains("calendar"));
    }

    @Test
    void mayLag(@Autowired EventProcessingConfiguration processing) {
        processing.eventProcessors().values().forEach(EventProcessor::shutDown);
        try {
            confirm();
            assertThat(violations()).isEmpty();
        } finally {
            processing.eventProcessors().values().forEach(EventProcessor::start);
        }
    }
}
