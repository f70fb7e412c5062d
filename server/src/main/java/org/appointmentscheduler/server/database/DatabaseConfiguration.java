package org.appointmentscheduler.server.database;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Objects;
import org.appointmentscheduler.server.SchedulerProperties;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.flyway.autoconfigure.FlywayProperties;
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
        return Database.of(details);
    }

    /** The migrations' own account, where there is one, waits no longer than ours. */
    @Bean
    FlywayConfigurationCustomizer ownerOfTheTables(Database database, FlywayProperties properties) {
        return flyway -> {
            var owner = properties.getUser();
            if (database.engine() == Engine.POSTGRESQL && owner != null) {
                var url = Objects.requireNonNullElse(
                        properties.getUrl(), database.details().getJdbcUrl());
                flyway.dataSource(new Unpooled(
                        new NamedDatabase(url, owner, Objects.requireNonNullElse(properties.getPassword(), ""))));
            }
        };
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
