package org.appointmentscheduler.server.database;

import com.zaxxer.hikari.HikariDataSource;
import org.appointmentscheduler.server.SchedulerProperties;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.ApplicationContext;
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

    /** Not the data source of the application, only of its pool. */
    @Bean(autowireCandidate = false)
    OneOpening oneOpening(Database database, ApplicationContext application) {
        return new OneOpening(database, application);
    }

    @Bean
    static BeanPostProcessor poolOfTheEngine(BeanFactory beans) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessBeforeInitialization(Object bean, String name) {
                if (bean instanceof HikariDataSource pool) {
                    switch (beans.getBean(Database.class).engine()) {
                        case H2 -> pool.setDataSource(beans.getBean(OneOpening.class));
                        case POSTGRESQL -> PostgresConnections.prepare(pool);
                    }
                }
                return bean;
            }
        };
    }
}
