package org.appointmentscheduler.command.messaging;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Keeps the tables of remembered requests small. Whether one is forgotten is a question of time, not of this. */
@Configuration(proxyBeanMethods = false)
class Purge {

    private static final Duration EVERY = Duration.ofHours(1);

    @Bean
    RecurringTask<Void> purgeRememberedAnswers(RememberedAnswers answers) {
        return Tasks.recurring("purge-remembered-answers", FixedDelay.of(EVERY)).execute((_, _) -> answers.purge());
    }

    @Bean
    @TwoStores
    RecurringTask<Void> purgeIntendedIdentifiers(IntendedIdentifiers intended) {
        return Tasks.recurring("purge-intended-identifiers", FixedDelay.of(EVERY))
                .execute((_, _) -> intended.purge());
    }
}
