package org.appointmentscheduler.server.deadline;

import com.github.kagkarlsson.scheduler.Clock;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.boot.autoconfigure.Jackson3Serializer;
import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerConfigurationSupport;
import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerCustomizer;
import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerProperties;
import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerStarter;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import com.github.kagkarlsson.scheduler.stats.StatsRegistry;
import com.github.kagkarlsson.scheduler.task.Task;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.appointmentscheduler.server.SchedulerProperties;
import org.appointmentscheduler.server.transaction.CommandTransactions;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.config.ConfigurationScopeAwareProvider;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.deadline.dbscheduler.DbSchedulerDeadlineManager;
import org.axonframework.deadline.dbscheduler.DbSchedulerHumanReadableDeadlineDetails;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcOperations;

/** Timers live in the same database as the events, so that a hold and its timer are written together or not at all. */
@Configuration(proxyBeanMethods = false)
class DeadlineConfiguration {

    /** Stopped by {@link TimerLifecycle}, while there still is someone to handle what is being fired. */
    @Bean(destroyMethod = "")
    @DependsOnDatabaseInitialization
    Scheduler scheduler(
            DbSchedulerProperties properties,
            DbSchedulerCustomizer customizer,
            StatsRegistry statistics,
            Clock clock,
            DataSource dataSource,
            List<Task<?>> tasks) {
        return DbSchedulerConfigurationSupport.buildScheduler(
                properties, customizer, statistics, clock, dataSource, tasks, List.of(), List.of());
    }

    /** A timer that fires does what a command does, in the same kind of transaction. */
    @Bean
    DeadlineManager deadlineManager(
            Scheduler scheduler,
            org.axonframework.config.Configuration configuration,
            @Qualifier("eventSerializer") org.axonframework.serialization.Serializer serializer,
            CommandTransactions transactions,
            JdbcOperations database) {
        var settings = DbSchedulerDeadlineManager.builder()
                .scopeAwareProvider(new ConfigurationScopeAwareProvider(configuration))
                .transactionManager(NoTransactionManager.INSTANCE)
                .startScheduler(false)
                .stopScheduler(false);
        var deadlines = new CancellableTimers(settings, scheduler, serializer, database);
        deadlines.registerHandlerInterceptor(transactions.interceptor());
        deadlines.registerHandlerInterceptor(
                new CorrelationDataInterceptor<>(configuration.correlationDataProviders()));
        return deadlines;
    }

    @Bean
    Task<DbSchedulerHumanReadableDeadlineDetails> deadlineTask(ObjectProvider<DeadlineManager> deadlines) {
        return new DeadlineTask(
                DbSchedulerDeadlineManager.humanReadableTask(() -> (DbSchedulerDeadlineManager) deadlines.getObject()));
    }

    @Bean
    DbSchedulerStarter dbSchedulerStarter(Scheduler scheduler, SchedulerProperties properties) {
        return new TimerLifecycle(scheduler, properties.runsTimers());
    }

    @Bean
    Clock dbSchedulerClock(java.time.Clock clock) {
        return clock::instant;
    }

    /** JSON, so that a row can be read by people and nothing that is stored can choose the classes to load. */
    @Bean
    DbSchedulerCustomizer jsonTaskData() {
        return new DbSchedulerCustomizer() {
            @Override
            public Optional<Serializer> serializer() {
                return Optional.of(new Jackson3Serializer());
            }
        };
    }
}
