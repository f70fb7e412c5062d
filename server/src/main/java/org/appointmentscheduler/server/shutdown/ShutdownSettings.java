package org.appointmentscheduler.server.shutdown;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param notice how long requests are still taken after readiness has gone: none to 10 seconds */
@ConfigurationProperties("scheduler.shutdown")
record ShutdownSettings(@DefaultValue("PT3S") Duration notice) {

    private static final Duration MOST = Duration.ofSeconds(10);

    ShutdownSettings {
        if (notice.isNegative() || notice.compareTo(MOST) > 0) {
            throw new IllegalArgumentException("scheduler.shutdown.notice must be from PT0S to PT10S, not " + notice);
        }
    }
}
