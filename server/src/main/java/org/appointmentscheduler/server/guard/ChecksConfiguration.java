package org.appointmentscheduler.server.guard;

import java.util.Map;
import org.appointmentscheduler.command.messaging.Durability;
import org.appointmentscheduler.server.SchedulerProperties;
import org.appointmentscheduler.server.database.Database;
import org.appointmentscheduler.server.database.Engine;
import org.appointmentscheduler.server.eventstore.Gaps;
import org.appointmentscheduler.server.security.SecuritySettings;
import org.appointmentscheduler.server.security.accounts.Accounts;
import org.axonframework.updates.UpdateChecker;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Those checks that are about more than a bean. */
@Configuration(proxyBeanMethods = false)
class ChecksConfiguration {

    @Bean
    PostgresSettings postgresSettings(JdbcClient jdbc, Database database) {
        return database.engine() == Engine.POSTGRESQL ? PostgresSettings.read(jdbc) : new PostgresSettings(Map.of());
    }

    @Bean
    Check postgresDurability(PostgresSettings settings) {
        return new PostgresDurabilityCheck(settings);
    }

    @Bean
    Check postgresTimeout(PostgresSettings settings) {
        return new PostgresTimeoutCheck(settings, Gaps.TIMEOUT);
    }

    /** Events that are copied from Axon Server may be copied again, so those rights are needed. */
    @Bean
    @ConditionalOnProperty(name = "axon.axonserver.enabled", havingValue = "false", matchIfMissing = true)
    Check appendOnlyRole(JdbcClient jdbc, Database database, @Value("${spring.flyway.user:}") String owner) {
        return AppendOnlyRoleCheck.of(jdbc, database, !owner.isBlank());
    }

    @Bean
    Check h2Durability(Database database, SchedulerProperties properties, Durability durability) {
        return new H2DurabilityCheck(database.engine(), properties.durability(), durability);
    }

    @Bean
    Check reachableOnceSetUp(Accounts accounts, SecuritySettings settings, Environment environment) {
        return new ReachableOnceSetUpCheck(
                environment.getProperty("server.address"),
                () -> !settings.issuers().isEmpty() || accounts.haveAdministrator(),
                () -> environment.containsProperty("demo") || accounts.have(Accounts.OF_THE_DEMO));
    }

    @Bean
    Check noSampleSecrets(Environment environment) {
        return new NoSampleSecretsCheck(environment);
    }

    @Bean
    Check noXStream() {
        return new NoXStreamCheck(ChecksConfiguration.class.getClassLoader());
    }

    @Bean
    Check noUpdateCheck(
            ObjectProvider<UpdateChecker> checker, @Value("${axon.update-check.disabled:false}") boolean disabled) {
        return new NoUpdateCheckCheck(checker.getIfAvailable() != null, disabled);
    }
}
