package org.appointmentscheduler.server.http.openapi;

import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import org.appointmentscheduler.api.Rejection;
import org.appointmentscheduler.command.messaging.Answer;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JsonNode;

/** The contract's document at /v3/api-docs, and a page to try it at /swagger-ui.html. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

    static {
        SpringDocUtils.getConfig()
                .addResponseWrapperToIgnore(Answer.class)
                .replaceWithSchema(JsonNode.class, new ObjectSchema())
                .replaceWithSchema(Rejection.class, new Schema<>().$ref("#/components/schemas/Problem"));
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
