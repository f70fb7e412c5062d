package org.appointmentscheduler.server.http.request;

import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Puts the checks of requests in their places. */
@Configuration(proxyBeanMethods = false)
class RequestConfiguration implements WebMvcConfigurer {

    private final HeadCheck headCheck;
    private final StrictParameters parameters;

    RequestConfiguration(HeadCheck headCheck, StrictParameters parameters) {
        this.headCheck = headCheck;
        this.parameters = parameters;
    }

    @Override
    public void addFormatters(FormatterRegistry registry) {
        parameters.addTo(registry);
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(headCheck).order(Ordered.HIGHEST_PRECEDENCE);
    }
}
