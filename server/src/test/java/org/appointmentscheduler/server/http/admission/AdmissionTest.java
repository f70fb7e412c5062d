package org.appointmentscheduler.server.http.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AdmissionTest {

    @Test
    void worksOnAFewAndLetsTheOthersWaitInLine() {
        var admission = admission(Duration.ofHours(1));
        assertThat(admission.enter()).isTrue();
        var next = CompletableFuture.supplyAsync(admission::enter);
        await().until(() -> admission.inProgress() == 2);
        assertThat(admission.enter()).as("a third").isFalse();
        assertThat(next).isNotDone();

        admission.leave();
        assertThat(next.join()).isTrue();
        admission.leave();
        assertThat(admission.inProgress()).isZero();
        assertThat(admission.turnedAway()).isEqualTo(1);
    }

    @Test
    void turnsAwayWhoHasWaitedTooLong() {
        var admission = admission(Duration.ofMillis(10));
        assertThat(admission.enter()).isTrue();
        assertThat(admission.enter()).isFalse();
        assertThat(admission.inProgress()).isEqualTo(1);
        assertThat(admission.turnedAway()).isEqualTo(1);
        admission.leave();
        assertThat(admission.enter()).isTrue();
    }

    private static Admission admission(Duration patience) {
        return new Admission("command", new Capacity(2, System::nanoTime), 1, patience);
    }
}
