package org.appointmentscheduler.server.vault;

import java.util.Optional;
import java.util.stream.Stream;
import org.appointmentscheduler.api.secrecy.KeyCabinet;
import org.appointmentscheduler.api.secrecy.MasterKey;
import org.appointmentscheduler.api.secrecy.SecretFile;
import org.appointmentscheduler.server.ConditionalOnRole;
import org.appointmentscheduler.server.Role;
import org.appointmentscheduler.server.SchedulerProperties;
import org.appointmentscheduler.server.database.Database;
import org.appointmentscheduler.server.database.Engine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Where the master key comes from: the settings; else a file beside the embedded database; else, so that any number of
 * nodes can start with nothing set, the database that they share.
 */
@Configuration(proxyBeanMethods = false)
class VaultConfiguration {

    private static final Logger log = LoggerFactory.getLogger(VaultConfiguration.class);

    @Bean
    @DependsOnDatabaseInitialization
    KeyCabinet keyCabinet(VaultSettings settings, SchedulerProperties properties, Database database, JdbcClient jdbc) {
        var shared = new SharedMasterKey(jdbc);
        var current = settings.current().or(() -> ownFile(properties, database)).orElseGet(() -> {
            log.warn("No scheduler.vault.master-key or .master-key-file is set: the master key is kept in the"
                    + " database, where it protects nothing from who has a copy; see docs/operations.md");
            return shared.findOrMake();
        });
        var others = Stream.concat(settings.others().stream(), shared.find().stream())
                .filter(key -> !key.id().equals(current.id()))
                .toList();
        return new KeyCabinet(current, others);
    }

    private static Optional<MasterKey> ownFile(SchedulerProperties properties, Database database) {
        return database.engine() == Engine.H2
                ? Optional.of(MasterKey.parse(
                        SecretFile.readOrMake(properties.dataDir().resolve("master-key"), MasterKey::generate)))
                : Optional.empty();
    }

    @Bean
    @ConditionalOnRole(Role.COMMAND)
    ApplicationRunner rewrapDataKeys(JdbcClient jdbc, KeyCabinet keys) {
        var rewrapping = new Rewrapping(jdbc, keys);
        return _ -> {
            var count = rewrapping.run();
            if (count > 0) {
                log.info(
                        "{} data keys are wrapped with master key {} now",
                        count,
                        keys.current().id());
            }
        };
    }
}
