package org.appointmentscheduler.server.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContextException;

class StartUpGuardTest {

    private static final Check SOUND = Optional::empty;

    @Test
    void letsASoundApplicationStart() {
        assertThatCode(() -> new StartUpGuard(List.of(SOUND, SOUND)).start()).doesNotThrowAnyException();
    }

    @Test
    void refusesWithEveryFaultAndWhatToDo() {
        var guard = new StartUpGuard(List.of(fault("A is broken.", "Mend A."), SOUND, fault("B too.", "Mend B.")));

        var refusal = catchThrowable(guard::start);

        var printed = new StartRefusedAnalyzer().analyze(new ApplicationContextException("Failed to start", refusal));
        assertThat(printed).isNotNull();
        assertThat(printed.getDescription()).isEqualTo("A is broken.\nB too.");
        assertThat(printed.getAction()).isEqualTo("Mend A.\nMend B.");
    }

    private static Check fault(String fault, String remedy) {
        return () -> Optional.of(new Finding(fault, remedy));
    }
}
