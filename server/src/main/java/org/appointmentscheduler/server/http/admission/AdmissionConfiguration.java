package org.appointmentscheduler.server.http.admission;

import org.appointmentscheduler.server.http.problem.ProblemAnswers;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Counts commands and reads apart, so that a flood of one never shuts out the other. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AdmissionSettings.class)
class AdmissionConfiguration {

    @Bean
    Admission commandAdmission(AdmissionSettings settings) {
        return new Admission("command", settings.commands());
    }

    @Bean
    Admission readAdmission(AdmissionSettings settings) {
        return new Admission("read", settings.reads());
    }

    @Bean
    AdmissionFilter admissionFilter(Admission commandAdmission, Admission readAdmission, ProblemAnswers answers) {
        return new AdmissionFilter(commandAdmission, readAdmission, answers);
    }
}
