package org.appointmentscheduler.server.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.List;
import org.axonframework.eventhandling.EventProcessor;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.junit.jupiter.api.Test;

/** How a processor comes into these states on a real database that dies: fault F3 of the fault runner. */
class VitalityTest {

    private final TokenStore tokens = mock();
    private final EventProcessor processor = mock();

    private boolean isWell(boolean running, boolean failed, List<Segment> nobodyElses) {
        when(processor.getName()).thenReturn("calendar");
        when(processor.isRunning()).thenReturn(running);
        when(processor.isError()).thenReturn(failed);
        when(tokens.fetchAvailableSegments("calendar")).thenReturn(nobodyElses);
        return new Vitality(tokens).isWell(processor);
    }

    @Test
    void isWellWhenItRuns() {
        assertThat(isWell(true, false, List.of(Segment.ROOT_SEGMENT))).isTrue();
    }

    @Test
    void isIllWhenItHasStopped() {
        assertThat(isWell(false, false, List.of())).isFalse();
    }

    @Test
    void isIllWhenItFailsOverWhatNobodyElseDoes() {
        assertThat(isWell(true, true, List.of(Segment.ROOT_SEGMENT))).isFalse();
    }

    @Test
    void isWellWhenOthersHaveTakenEverythingOver() {
        assertThat(isWell(true, true, List.of())).isTrue();
    }
}
