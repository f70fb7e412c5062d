package org.appointmentscheduler.server.http.admission;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class AdmissionSettingsTest {

    @Test
    void mustLetSomeoneIn() {
        assertThatThrownBy(() -> new AdmissionSettings(0, 1)).hasMessageContaining("scheduler.admission.commands");
        assertThatThrownBy(() -> new AdmissionSettings(1, -5)).hasMessageContaining("scheduler.admission.reads");
    }
}
