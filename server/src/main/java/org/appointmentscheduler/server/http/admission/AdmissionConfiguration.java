package org.appointmentscheduler.server.http.admission;

import java.time.Duration;
import org.appointmentscheduler.server.http.problem.ProblemAnswers;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Counts commands and reads apart, so that a flood of one never shuts out the other. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AdmissionSettings.class)
class AdmissionConfiguration {

    private static final int COMMANDS_AT_WORK = 64;
    /** More, since some only wait for a view. */
    private static final int READS_AT_WORK = 128;

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Bean
    Admission commandAdmission(AdmissionSettings settings) {
        return new Admission(
                "command", new Capacity(settings.commands(), System::nanoTime), COMMANDS_AT_WORK, PATIENCE);
    }

    @Bean
    Admission readAdmission(AdmissionSettings settings) {
        return new Admission("read", new Capacity(settings.reads(), System::nanoTime), READS_AT_WORK, PATIENCE);
    }

    @Bean
    AdmissionFilter admissionFilter(Admission commandAdmission, Admission readAdmission, ProblemAnswers answers) {
        return new AdmissionFilter(commandAdmission, readAdmission, answers);
    }
}
