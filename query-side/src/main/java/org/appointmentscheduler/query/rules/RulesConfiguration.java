package org.appointmentscheduler.query.rules;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.appointmentscheduler.query.reconciliation.ComparedViews;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** Judges where the history is; of a copy, as there is with Axon Server, less can be said. */
@Configuration(proxyBeanMethods = false)
class RulesConfiguration {

    @Bean
    RuleWalk ruleWalk(
            JdbcClient database,
            PlatformTransactionManager transactions,
            InstantSource clock,
            ComparedViews views,
            Environment settings) {
        return settings.getProperty("axon.axonserver.enabled", Boolean.class, false)
                ? RuleWalk.throughCopy(database, transactions)
                : RuleWalk.through(database, transactions, clock, views::firstWrong);
    }

    @Bean
    RuleRounds ruleRounds(RuleWalk walk, MeterRegistry meters) {
        return new RuleRounds(walk, meters, RandomGenerator.getDefault());
    }
}
