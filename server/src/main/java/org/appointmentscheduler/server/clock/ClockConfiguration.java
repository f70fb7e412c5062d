package org.appointmentscheduler.server.clock;

import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedDelayTask;

/** Looks at the clocks again and again: one that was right at the start may be set wrong later. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class ClockConfiguration {

    static final Duration EVERY = Duration.ofMinutes(1);

    private static final Logger log = LoggerFactory.getLogger(ClockConfiguration.class);

    @Bean
    SchedulingConfigurer clockMeasurements(ClockOffset offset) {
        return tasks -> tasks.scheduleFixedDelayTask(new FixedDelayTask(() -> measure(offset), EVERY, EVERY));
    }

    private static void measure(ClockOffset offset) {
        try {
            offset.measure();
        } catch (RuntimeException e) {
            log.debug("Cannot ask the database for its time", e);
        }
    }

    @Bean
    MeterBinder clockOffsetGauge(ClockOffset offset) {
        return meters -> TimeGauge.builder(
                        "scheduler.clock.offset",
                        offset,
                        TimeUnit.MILLISECONDS,
                        it -> it.last().toMillis())
                .description("By how much this node's clock is ahead of the database's")
                .register(meters);
    }
}
