package org.appointmentscheduler.server.http.openapi;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.springdoc.core.customizers.OpenApiCustomizer;

/** Completes what is generated from the controllers, and puts it in an order that does not depend on the day. */
final class ContractDocument implements OpenApiCustomizer {

    private static final String DESCRIPTION = """
            Publish a provider's time, search it, hold a part of it for half an hour, confirm it.

            Times are RFC 3339 with an offset, answered in UTC to the second; ranges are half-open; durations are ISO 8601. \
            Identifiers are opaque. Every command answers with the new state and a `Consistency-Token`: a read that sends \
            it back sees at least that change. A POST with an `Idempotency-Key` can be repeated safely for 24 hours. \
            Errors are problem documents (RFC 9457); a malformed request is told all of its faults at once.
            """;

    private static final String BEARER = "bearer";

    private final Operations operations;

    ContractDocument(Operations operations) {
        this.operations = operations;
    }

    @Override
    public void customise(OpenAPI document) {
        document.info(new Info()
                        .title("Appointment Scheduler")
                        .version("1")
                        .description(DESCRIPTION)
                        .license(new License().name("Apache-2.0").url("https://www.apache.org/licenses/LICENSE-2.0")))
                .servers(List.of(new Server().url("/").description("This server")));
        var operationDocument = new OperationDocument(operations);
        document.getPaths()
                .forEach((path, item) -> item.readOperationsMap()
                        .forEach((method, operation) -> operationDocument.complete(method.name(), path, operation)));
        sort(document);
        document.getComponents()
                .addSecuritySchemes(
                        BEARER,
                        new SecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .description("An access token from POST /api/tokens, or an API key"));
        document.security(List.of(new SecurityRequirement().addList(BEARER)));
        new ProblemDocument(operations.problems()).addTo(document.getComponents());
        HeaderDocument.addTo(document.getComponents());
    }

    private static void sort(OpenAPI document) {
        var paths = new Paths();
        new TreeMap<String, PathItem>(document.getPaths()).forEach(paths::addPathItem);
        document.paths(paths);
        if (document.getTags() != null) {
            document.getTags().sort(Comparator.comparing(tag -> tag.getName()));
        }
        if (document.getComponents() == null) {
            document.components(new Components());
        }
        if (document.getComponents().getSchemas() != null) {
            document.getComponents()
                    .setSchemas(new TreeMap<>(document.getComponents().getSchemas()));
        }
    }
}
