package org.appointmentscheduler.server.http.rate;

import java.time.InstantSource;
import java.util.Optional;
import org.appointmentscheduler.api.access.Actor;
import org.appointmentscheduler.api.access.CurrentActor;
import org.appointmentscheduler.server.http.problem.ProblemAnswers;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** Limits networks before a body is read or a credential checked, and callers as soon as it is known who they are. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RateSettings.class)
class RateConfiguration {

    private static final int BEFORE_THE_BODY = Ordered.HIGHEST_PRECEDENCE + 50;
    private static final int WHEN_THE_CALLER_IS_KNOWN = 0;

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "scheduler.rate-limit.enabled", matchIfMissing = true)
    static class Enabled {

        @Bean
        RateLimits rateLimits(RateSettings settings, InstantSource clock) {
            return new RateLimits(settings, clock);
        }

        @Bean
        FilterRegistrationBean<RateFilter> networkRate(RateLimits limits, ProblemAnswers answers) {
            return at(
                    BEFORE_THE_BODY,
                    "networkRate",
                    new RateFilter(request -> Optional.of(limits.askForNetwork(request)), answers));
        }

        @Bean
        FilterRegistrationBean<RateFilter> callerRate(RateLimits limits, CurrentActor actor, ProblemAnswers answers) {
            return at(
                    WHEN_THE_CALLER_IS_KNOWN,
                    "callerRate",
                    new RateFilter(
                            request -> Optional.of(actor.get())
                                    .filter(caller -> !caller.equals(Actor.NOBODY))
                                    .map(caller -> limits.askForCaller(request, caller)),
                            answers));
        }

        private static FilterRegistrationBean<RateFilter> at(int order, String name, RateFilter filter) {
            var registration = new FilterRegistrationBean<>(filter);
            registration.setName(name);
            registration.setOrder(order);
            return registration;
        }
    }
}
