package org.appointmentscheduler.server;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import org.appointmentscheduler.api.access.Actor;
import org.appointmentscheduler.command.messaging.Commands;
import org.appointmentscheduler.server.security.Scope;
import org.appointmentscheduler.server.security.tokens.Tokens;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The application without its web server, for tests that start it more than once. */
public record RunningApplication(ConfigurableApplicationContext context) implements AutoCloseable {

    public static final Actor ADMINISTRATOR = new Actor.Administrator("test");

    /** @param more configurations to add */
    public static RunningApplication start(Map<String, Object> properties, Class<?>... more) {
        return start(WebApplicationType.NONE, properties, more);
    }

    /** With its web server. */
    public static RunningApplication startWithWeb(Map<String, Object> properties) {
        return start(WebApplicationType.SERVLET, properties);
    }

    private static RunningApplication start(WebApplicationType web, Map<String, Object> properties, Class<?>... more) {
        return new RunningApplication(new SpringApplicationBuilder(SchedulerApplication.class, MovingTime.class)
                .sources(more)
                .web(web)
                .run(properties.entrySet().stream()
                        .map(property -> "--" + property.getKey() + "=" + property.getValue())
                        .toArray(String[]::new)));
    }

    /** On files in the given directory. */
    public static RunningApplication start(Path data, String... properties) {
        var all = new HashMap<String, Object>();
        all.put("scheduler.data-dir", data.toString());
        for (var property : properties) {
            var equals = property.indexOf('=');
            all.put(property.substring(0, equals), property.substring(equals + 1));
        }
        return start(all);
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public Bookings bookings() {
        return new Bookings(bean(Commands.class));
    }

    /** What opens everything for a quarter of an hour from now, as callers send it. */
    public String administratorsBearer() {
        var token = bean(Tokens.class).issue(ADMINISTRATOR, EnumSet.allOf(Scope.class));
        return "Bearer " + token.accessToken();
    }

    public JdbcClient database() {
        return bean(JdbcClient.class);
    }

    /** Moves time to a second past the given instant. */
    public void passBy(Instant instant) {
        var clock = bean(ShiftableClock.class);
        clock.advance(Duration.between(clock.instant(), instant).plusSeconds(1));
    }

    @Override
    public void close() {
        context.close();
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class MovingTime {

        @Bean
        @Primary
        ShiftableClock shiftableClock(@Qualifier("clock") Clock clock) {
            return new ShiftableClock(clock);
        }
    }
}
