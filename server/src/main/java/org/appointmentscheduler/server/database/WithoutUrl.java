package org.appointmentscheduler.server.database;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** No database was named. With the PostgreSQL profile that is a mistake, never a reason to start on another engine. */
final class WithoutUrl implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return isNone(context.getEnvironment());
    }

    /** @throws MissingUrl */
    static boolean isNone(Environment environment) {
        var url = environment.getProperty("spring.datasource.url", "");
        if (url.isBlank() && environment.acceptsProfiles(Profiles.of("postgres"))) {
            throw new MissingUrl();
        }
        return url.isBlank();
    }
}
