package org.appointmentscheduler.server.http.openapi;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.DateTimeSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.appointmentscheduler.api.Refusal;
import org.appointmentscheduler.server.http.openapi.Operations.Described;
import org.appointmentscheduler.server.http.openapi.ProblemDocument.Kind;
import org.appointmentscheduler.server.http.problem.GeneralProblem;

/** Adds to an operation what holds for all of its sort: examples, headers, and the errors it can give. */
final class OperationDocument {

    private static final String JSON = "application/json";
    private static final String EVENT_STREAM = "text/event-stream";
    private static final String CSV = "text/csv";

    private final Operations operations;

    OperationDocument(Operations operations) {
        this.operations = operations;
    }

    void complete(String method, String path, Operation operation) {
        var described = operations.of(method, path);
        if (described == null) {
            return; // Its test says what is missing.
        }
        operation.operationId(described.id());
        addExamples(operation, described);
        var waits = method.equals("GET") && !path.startsWith("/api/admin/") && !described.secret();
        var keyed = method.equals("POST") && !described.secret();
        if (described.isPublic()) {
            operation.security(List.of(new SecurityRequirement()));
        }
        var success = success(operation, described, waits && path.endsWith("{id}"), keyed);
        addRequestHeaders(operation, described, waits, keyed);
        var responses = new ApiResponses();
        responses.addApiResponse(String.valueOf(described.status()), success);
        errors(operation, described, waits, keyed).stream()
                .collect(Collectors.groupingBy(Kind::status, TreeMap::new, Collectors.toList()))
                .forEach((status, kinds) ->
                        responses.addApiResponse(String.valueOf(status), ProblemDocument.response(kinds)));
        operation.responses(responses);
    }

    private static void addExamples(Operation operation, Described described) {
        if (operation.getParameters() != null) {
            operation.getParameters().forEach(parameter -> {
                parameter.example(described.example(parameter.getName()));
                if (parameter.getName().equals("asOf")) {
                    parameter.schema(new DateTimeSchema()); // Whatever is read from text is one string schema, shared.
                }
                if (parameter.getName().equals("limit")) {
                    parameter
                            .getSchema()
                            .minimum(BigDecimal.ONE)
                            .maximum(BigDecimal.valueOf(500))
                            ._default(50);
                }
            });
        }
        if (described.request() != null && operation.getRequestBody() != null) {
            operation.getRequestBody().getContent().values().forEach(media -> media.example(described.request()));
        }
    }

    private static ApiResponse success(Operation operation, Described described, boolean tagged, boolean keyed) {
        var response = operation.getResponses().values().iterator().next();
        var schema = response.getContent().values().iterator().next().getSchema();
        var csv = response.getContent().containsKey(CSV);
        response.getContent().clear();
        response.getContent().addMediaType(JSON, new MediaType().schema(schema).example(described.answer()));
        if (described.live() != null) {
            response.getContent()
                    .addMediaType(
                            EVENT_STREAM,
                            new MediaType().schema(new StringSchema()).example(described.live()));
        }
        if (csv) {
            response.getContent().addMediaType(CSV, new MediaType().schema(new StringSchema()));
        }
        response.description(description(described.status()));
        if (described.isCommand() || tagged) {
            HeaderDocument.answer(response, "ETag");
        }
        if (described.isCommand()) {
            HeaderDocument.answer(response, "Consistency-Token");
        }
        if (keyed) {
            HeaderDocument.answer(response, "Idempotency-Replayed");
        }
        if (described.status() == 201
                && !described.secret()
                && described.answer().toString().startsWith("{id=")) {
            HeaderDocument.answer(response, "Location");
        }
        return response;
    }

    private static String description(int status) {
        return switch (status) {
            case 201 -> "Done, and something new is there";
            case 202 -> "Begun";
            default -> "Done";
        };
    }

    private static void addRequestHeaders(Operation operation, Described described, boolean waits, boolean keyed) {
        if (keyed) {
            HeaderDocument.request(operation, "Idempotency-Key");
        }
        if (described.versioned()) {
            HeaderDocument.request(operation, "If-Match");
        }
        if (waits) {
            HeaderDocument.request(operation, "Consistency-Token");
        }
        if (described.live() != null) {
            HeaderDocument.request(operation, "Last-Event-ID");
        }
    }

    private static List<Kind> errors(Operation operation, Described described, boolean waits, boolean keyed) {
        var kinds = new ArrayList<Kind>();
        kinds.add(Kind.of(GeneralProblem.MALFORMED_REQUEST));
        if (!described.refusals().contains(Refusal.UNAUTHENTICATED)) {
            kinds.add(Kind.of(Refusal.UNAUTHENTICATED));
        }
        if (!described.isPublic()) {
            kinds.add(Kind.of(Refusal.FORBIDDEN));
        }
        described.refusals().forEach(refusal -> kinds.add(Kind.of(refusal)));
        if (!described.refusals().contains(Refusal.TOO_MANY_REQUESTS)) {
            kinds.add(Kind.of(Refusal.TOO_MANY_REQUESTS));
        }
        if (keyed) {
            kinds.add(Kind.of(Refusal.REQUEST_IN_PROGRESS));
            kinds.add(Kind.of(Refusal.IDEMPOTENCY_KEY_REUSED));
        }
        if (described.isCommand()) {
            kinds.add(Kind.of(GeneralProblem.OUTCOME_UNKNOWN));
        }
        if (described.versioned()) {
            kinds.add(Kind.of(Refusal.PRECONDITION_FAILED));
        }
        if (operation.getRequestBody() != null) {
            kinds.add(Kind.of(GeneralProblem.BODY_TOO_SLOW));
            kinds.add(Kind.of(GeneralProblem.BODY_TOO_LARGE));
            kinds.add(Kind.of(GeneralProblem.UNSUPPORTED_MEDIA_TYPE));
        }
        if (waits) {
            kinds.add(Kind.of(Refusal.PROJECTION_BEHIND));
        }
        kinds.add(Kind.of(GeneralProblem.INTERNAL_ERROR));
        kinds.add(Kind.of(GeneralProblem.OVERLOADED));
        kinds.add(Kind.of(GeneralProblem.UNAVAILABLE));
        return kinds;
    }
}
