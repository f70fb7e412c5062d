package org.appointmentscheduler.query.sealing;

import java.time.InstantSource;
import org.appointmentscheduler.query.history.SettledPositions;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Seals are made where the history is: what is copied from Axon Server is no evidence. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class SealingConfiguration {

    @Bean
    EventRows eventRows(JdbcClient database) {
        return new EventRows(database);
    }

    @Bean
    Seals seals(JdbcClient database) {
        return new Seals(database);
    }

    @Bean
    @ConditionalOnProperty(name = "scheduler.seals.enabled", matchIfMissing = true)
    @ConditionalOnProperty(name = "axon.axonserver.enabled", havingValue = "false", matchIfMissing = true)
    SealingRounds sealingRounds(
            EventRows events,
            Seals seals,
            SettledPositions settled,
            SealSettings settings,
            Environment environment,
            InstantSource clock) {
        return new SealingRounds(
                new Sealer(events, seals, settled::last, OwnKey.findOrMake(settings, environment), clock), settings);
    }
}
