package org.appointmentscheduler.server.http.openapi;

import org.appointmentscheduler.command.messaging.Answer;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The contract's document at /v3/api-docs, and a page to try it at /swagger-ui.html. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

    static {
        SpringDocUtils.getConfig().addResponseWrapperToIgnore(Answer.class);
    }

    @Bean
    OpenApiCustomizer contract() {
        return new ContractDocument(Operations.read());
    }

    @Bean
    RecordSchemas recordSchemas() {
        return new RecordSchemas();
    }
}
