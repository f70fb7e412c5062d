package org.appointmentscheduler.server;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of the process as a whole; those of a side are with that side.
 *
 * @param dataDir where everything is kept unless there is a database server
 */
@ConfigurationProperties("scheduler")
public record SchedulerProperties(
        @DefaultValue("all") Role role,
        @DefaultValue("./data") Path dataDir,
        @DefaultValue("ack-after-sync") Acknowledge durability,
        @DefaultValue Deadlines deadlines) {

    /** When a command is answered: once it would survive a power cut, or as soon as it is committed. */
    public enum Acknowledge {
        ACK_AFTER_SYNC,
        RELAXED
    }

    /** @param enabled false stops every timer and sweeper; holds expire all the same */
    public record Deadlines(@DefaultValue("true") boolean enabled) {}

    public boolean runsTimers() {
        return deadlines.enabled() && role.commands();
    }
}
