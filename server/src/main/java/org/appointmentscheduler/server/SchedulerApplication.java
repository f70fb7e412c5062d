package org.appointmentscheduler.server;

import java.time.Clock;
import org.appointmentscheduler.command.CommandSide;
import org.appointmentscheduler.query.QuerySide;
import org.appointmentscheduler.query.projection.ProjectionAdministration;
import org.appointmentscheduler.server.shutdown.LastCall;
import org.appointmentscheduler.server.verify.VerifyCommand;
import org.axonframework.springboot.autoconfig.AxonDbSchedulerAutoConfiguration;
import org.axonframework.springboot.autoconfig.AxonServerBusAutoConfiguration;
import org.axonframework.springboot.autoconfig.InterceptorAutoConfiguration;
import org.axonframework.springboot.autoconfig.JdbcAutoConfiguration;
import org.axonframework.springboot.autoconfig.JpaAutoConfiguration;
import org.axonframework.springboot.autoconfig.JpaEventStoreAutoConfiguration;
import org.axonframework.springboot.autoconfig.UpdateCheckerAutoConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * Both sides in one process, or either alone. What the excluded configurations would bring is spelled out in this
 * module instead: their choice depends on the order of class names, and their tables on Hibernate.
 */
@SpringBootApplication(
        proxyBeanMethods = false,
        exclude = {
            JpaAutoConfiguration.class,
            JpaEventStoreAutoConfiguration.class,
            JdbcAutoConfiguration.class,
            InterceptorAutoConfiguration.class,
            AxonDbSchedulerAutoConfiguration.class,
            UpdateCheckerAutoConfiguration.class,
            AxonServerBusAutoConfiguration.class
        })
@ConfigurationPropertiesScan
public class SchedulerApplication {

    static {
        NothingSerialized.begin();
        // Read once, when the first configuration is built.
        System.setProperty("disable-axoniq-console-message", "true");
    }

    public static void main(String[] args) {
        if (VerifyCommand.isMeant(args)) {
            System.exit(VerifyCommand.run(Clock.systemUTC(), args));
        }
        LastCall.beginAtShutdown();
        new Lifetimes(new SpringApplication(SchedulerApplication.class), args).begin();
    }

    /** The only place that knows the wall clock; everything else is handed this one. */
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnRole(Role.COMMAND)
    @Import(CommandSide.class)
    static class WithCommandSide {}

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnRole(Role.QUERY)
    @Import(QuerySide.class)
    static class WithQuerySide {}

    /** The query side brings this itself. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "scheduler.role", havingValue = "command")
    @Import(ProjectionAdministration.class)
    static class WithCommandSideAlone {}
}
