package org.appointmentscheduler.query.sealing;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedDelayTask;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;

/** Seals again and again, and once more when the process ends in peace. */
final class SealingRounds implements SchedulingConfigurer, SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(SealingRounds.class);

    private final Sealer sealer;
    private final SealSettings settings;
    private final @Nullable Publication publication;
    private volatile boolean running;
    private boolean sealing = true;

    SealingRounds(Sealer sealer, SealSettings settings) {
        this.sealer = sealer;
        this.settings = settings;
        this.publication = Optional.ofNullable(settings.publishTo())
                .filter(place -> !place.isBlank())
                .map(Publication::new)
                .orElse(null);
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        tasks.addFixedDelayTask(new FixedDelayTask(this::round, settings.interval(), settings.interval()));
    }

    /** A round that fails, say for want of a database, is none; the next comes anyway. The first of several is told. */
    private synchronized void round() {
        try {
            var made = sealer.seal();
            if (publication != null) {
                made.forEach(publication::publish);
            }
            sealing = true;
        } catch (RuntimeException e) {
            if (sealing) {
                log.warn("Nothing is sealed for now: {}", e.toString());
            }
            log.debug("Cannot seal", e);
            sealing = false;
        }
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        round();
        if (publication != null) {
            publication.close();
        }
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** The first to start and the last to stop, behind the last event. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }
}
