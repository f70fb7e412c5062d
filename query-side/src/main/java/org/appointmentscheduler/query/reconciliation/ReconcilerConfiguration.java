package org.appointmentscheduler.query.reconciliation;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedDelayTask;

/** Keeps the reconciler, and whoever else looks after what is stored, going. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class ReconcilerConfiguration {

    private static final Logger log = LoggerFactory.getLogger(Reconciler.class);

    @Bean
    Reconciler reconciler(List<FoldedView> views, History history, Comparison comparison, MeterRegistry meters) {
        return new Reconciler(views, history, comparison, meters, RandomGenerator.getDefault());
    }

    @Bean
    SchedulingConfigurer reconcilerRounds(List<Round> rounds, ReconcilerSettings settings) {
        return tasks -> {
            if (settings.enabled()) {
                rounds.forEach(round -> tasks.scheduleFixedDelayTask(
                        new FixedDelayTask(() -> check(round), settings.interval(), settings.interval())));
            }
        };
    }

    /** A round that fails, say for want of a database, is none; the next comes anyway. */
    private static void check(Round round) {
        try {
            round.check();
        } catch (RuntimeException e) {
            log.debug("Cannot compare what is stored", e);
        }
    }
}
