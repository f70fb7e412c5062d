package org.appointmentscheduler.command.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.appointmentscheduler.api.Change;
import org.appointmentscheduler.api.Refusal;
import org.appointmentscheduler.api.access.Actor;
import org.appointmentscheduler.api.appointment.AppointmentCommand.ConfirmReservation;
import org.appointmentscheduler.api.appointment.AppointmentId;
import org.appointmentscheduler.api.client.ClientId;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.Test;
import org.springframework.dao.CannotAcquireLockException;

class CommandsTest {

    private static final ClientId CLIENT = new ClientId(UUID.randomUUID());

    private final List<String> journal = new ArrayList<>();
    private final Deque<RuntimeException> failures = new ArrayDeque<>();
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private MetaData seen = MetaData.emptyInstance();
    private Map<String, Object> request = Map.of();

    private Commands commands() {
        var bus = SimpleCommandBus.builder().build();
        bus.subscribe(ConfirmReservation.class.getName(), message -> {
            seen = message.getMetaData();
            journal.add("handled");
            if (!failures.isEmpty()) {
                throw failures.pop();
            }
            return new Change<>("state", "stream", 3);
        });
        return new Commands(bus, () -> request, () -> journal.add("durable"), meters);
    }

    private Answer<String> send() {
        return commands().send(confirmation());
    }

    private static ConfirmReservation confirmation() {
        return new ConfirmReservation(new AppointmentId(UUID.randomUUID()), CLIENT);
    }

    @Test
    void answersOnlyWhatIsDurable() {
        assertThat(send().change()).isEqualTo(new Change<>("state", "stream", 3));
        assertThat(journal).containsExactly("handled", "durable");
    }

    @Test
    void decidesAgainAfterALostRace() {
        failures.add(new ConcurrencyException("another node was faster"));
        failures.add(new AggregateStreamCreationException("another node was faster", null));
        failures.add(new CannotAcquireLockException("deadlock"));
        failures.add(new IllegalStateException(new SQLException("serialization failure", "40001")));
        send();
        assertThat(journal).containsExactly("handled", "handled", "handled", "handled", "handled", "durable");
        assertThat(meters.counter(Commands.RETRIES).count()).isEqualTo(4);
    }

    @Test
    void decidesWhatIsNotProvedAgainAndTrustsNothingThen() {
        failures.add(new NotProved(null));
        commands().send(confirmation());
        assertThat(journal).containsExactly("handled", "handled", "durable");
        assertThat(SecondThoughts.isTrusting(new GenericCommandMessage<>("command", seen)))
                .isFalse();
        assertThat(meters.counter(Commands.RETRIES).count()).isZero();
    }

    @Test
    void neverRepeatsARefusalOrAnError() {
        failures.add(new Rejected(Refusal.SLOT_ALREADY_HELD, "Taken."));
        assertThatThrownBy(this::send).isInstanceOf(Rejected.class);
        failures.add(new IllegalStateException("a bug"));
        assertThatThrownBy(this::send).isInstanceOf(IllegalStateException.class);
        assertThat(journal).containsExactly("handled", "durable", "handled");
    }

    @Test
    void saysWhoAsksAndInWhichRequest() {
        request = Map.of(RequestMetaData.ACTOR, "client:1", RequestMetaData.REQUEST_ID, "request");
        send();
        assertThat(seen).containsEntry("actor", "client:1").containsEntry("requestId", "request");
    }

    @Test
    void actsForNobodyOutsideOfARequest() {
        send();
        assertThat(seen).doesNotContainKey("actor");
        commands().send(confirmation(), new Actor.System("test"));
        assertThat(seen).containsEntry("actor", "system:test");
    }

    @Test
    void believesNothingThatACommandBringsAlong() {
        request = Map.of(RequestMetaData.ACTOR, "client:1");
        commands()
                .send(GenericCommandMessage.asCommandMessage(confirmation())
                        .withMetaData(Map.of(RequestMetaData.ACTOR, "admin:1", "requestId", "forged")));
        assertThat(seen).containsEntry("actor", "client:1").doesNotContainKey("requestId");
    }
}
