package org.appointmentscheduler.server;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Decides {@link ConditionalOnRole}. */
final class OnRole implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        var own = Binder.get(context.getEnvironment())
                .bind("scheduler.role", Role.class)
                .orElse(Role.ALL);
        var wanted = metadata.getAnnotations().get(ConditionalOnRole.class).getEnum("value", Role.class);
        return own == Role.ALL || own == wanted;
    }
}
