package org.appointmentscheduler.query.sealing;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whether and how what is stored is sealed.
 *
 * @param interval between the end of one round and the next: 100 milliseconds or more
 * @param key the private key itself, as PEM; instead of {@code keyFile}
 * @param keyFile where the private key is, {@code seal-key.pem} in the data directory unless said; made when it is missing
 * @param publishTo a file to which every new seal is appended, or an {@code http(s)} URL to which the newest is posted
 */
@ConfigurationProperties("scheduler.seals")
record SealSettings(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("PT5S") Duration interval,
        @Nullable String key,
        @Nullable Path keyFile,
        @Nullable String publishTo) {

    SealSettings {
        if (interval.compareTo(Duration.ofMillis(100)) < 0) {
            throw new IllegalArgumentException("scheduler.seals.interval must be at least PT0.1S, not " + interval);
        }
    }

    @Override
    public String toString() {
        return "SealSettings[enabled=%s, interval=%s, keyFile=%s, publishTo=%s]"
                .formatted(enabled, interval, keyFile, publishTo);
    }
}
