package org.appointmentscheduler.command.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WritesTest {

    private final RecentAggregates memory = new RecentAggregates(10);

    @BeforeEach
    void aUnitOfWork() {
        memory.put("stream", "aggregate");
        DefaultUnitOfWork.startAndGet(GenericMessage.asMessage("command"));
    }

    @AfterEach
    void isOver() {
        CurrentUnitOfWork.get().rollback();
    }

    @Test
    void areNotLostWhereNobodyWritesThem() {
        assertThat(Writes.ifGathered()).isEmpty();
        assertThatThrownBy(Writes::current).hasMessageContaining("Nobody would write");
    }

    @Test
    void goByNoMemoryThatNobodyProves() {
        assertThat(memory.<String, Object>get("stream")).isNull();
        var writes = Writes.gather(CurrentUnitOfWork.get());
        assertThat(memory.<String, Object>get("stream")).isEqualTo("aggregate");
        assertThat(writes.proveWhatIsAssumed()).isFalse();
    }
}
