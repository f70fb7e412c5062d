package org.appointmentscheduler.server.durability;

import java.sql.SQLException;
import org.appointmentscheduler.command.messaging.Durability;
import org.appointmentscheduler.server.SchedulerProperties;
import org.appointmentscheduler.server.SchedulerProperties.Acknowledge;
import org.appointmentscheduler.server.database.Database;
import org.appointmentscheduler.server.database.Engine;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** PostgreSQL's commit is durable by itself. H2's is not: a crash takes about the last half second with it. */
@Configuration(proxyBeanMethods = false)
class DurabilityConfiguration {

    @Bean
    Durability durability(Database database, SchedulerProperties properties) throws SQLException {
        return database.engine() == Engine.H2 && properties.durability() == Acknowledge.ACK_AFTER_SYNC
                ? new GroupedSync(new H2Sync(database.connectDirectly()))
                : new DurableCommit();
    }
}
