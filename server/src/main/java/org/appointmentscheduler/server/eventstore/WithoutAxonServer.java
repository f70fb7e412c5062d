package org.appointmentscheduler.server.eventstore;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Profiles;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.ClassUtils;

/** No Axon Server was asked for. When one was and nothing here can talk to it, that is no reason to use another store. */
final class WithoutAxonServer implements Condition {

    private static final String CONNECTOR = "org.axonframework.axonserver.connector.AxonServerConnectionManager";

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        var wanted = context.getEnvironment().acceptsProfiles(Profiles.of("axonserver"));
        if (wanted && !ClassUtils.isPresent(CONNECTOR, context.getClassLoader())) {
            throw new MissingConnector();
        }
        return !wanted;
    }
}
