package org.appointmentscheduler.server.database;

import org.appointmentscheduler.server.SchedulerProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** An H2 file in the data directory, unless a URL says otherwise. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    @Bean
    @Conditional(WithoutUrl.class)
    JdbcConnectionDetails embeddedDatabase(SchedulerProperties properties) {
        return EmbeddedDatabase.in(properties.dataDir());
    }

    @Bean
    Database database(JdbcConnectionDetails details) {
        return new Database(
                Engine.of(details.getJdbcUrl()),
                details instanceof EmbeddedDatabase embedded
                        ? embedded.directory().toString()
                        : details.getJdbcUrl().replaceFirst("[?;].*", ""),
                details);
    }
}
