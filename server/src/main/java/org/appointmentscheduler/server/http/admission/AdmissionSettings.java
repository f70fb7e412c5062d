package org.appointmentscheduler.server.http.admission;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many requests of each kind may be in progress at once, when they are answered fast enough: more than the thousand
 * that may want the same time in the same moment.
 */
@ConfigurationProperties("scheduler.admission")
record AdmissionSettings(
        @DefaultValue("1200") int commands,
        @DefaultValue("1200") int reads) {

    AdmissionSettings {
        requireSome("commands", commands);
        requireSome("reads", reads);
    }

    private static void requireSome(String name, int number) {
        if (number < 1) {
            throw new IllegalArgumentException("scheduler.admission." + name + " must be at least 1, not " + number);
        }
    }
}
