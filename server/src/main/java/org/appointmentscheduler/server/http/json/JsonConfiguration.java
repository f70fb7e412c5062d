package org.appointmentscheduler.server.http.json;

import org.springframework.boot.http.converter.autoconfigure.ServerHttpMessageConvertersCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the contract's JSON in the place of Spring's. */
@Configuration(proxyBeanMethods = false)
class JsonConfiguration {

    @Bean
    ServerHttpMessageConvertersCustomizer strictJson(HttpJson json, RequestBodies bodies) {
        return converters -> converters.withJsonConverter(new StrictJsonConverter(json, bodies));
    }
}
