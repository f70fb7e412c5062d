package org.appointmentscheduler.server.http.openapi;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.appointmentscheduler.api.Refusal;
import org.appointmentscheduler.server.http.problem.GeneralProblem;
import org.appointmentscheduler.server.http.problem.RefusalStatus;

/** The errors, each described once with an example. */
final class ProblemDocument {

    private static final String URN = "urn:problem:";

    private final Map<String, Map<String, Object>> examples;

    /** @param examples by the name of the problem: its detail, and its own members */
    ProblemDocument(Map<String, Map<String, Object>> examples) {
        this.examples = examples;
    }

    /** What of an error a document needs. */
    record Kind(String type, String title, int status) {

        static Kind of(Refusal refusal) {
            return new Kind(refusal.type(), refusal.title(), RefusalStatus.of(refusal));
        }

        static Kind of(GeneralProblem problem) {
            return new Kind(problem.type(), problem.title(), problem.status());
        }

        static Stream<Kind> all() {
            return Stream.concat(
                    Stream.of(Refusal.values()).map(Kind::of),
                    Stream.of(GeneralProblem.values()).map(Kind::of));
        }

        String name() {
            return type.substring(URN.length());
        }
    }

    void addTo(Components components) {
        components.addSchemas("Fault", fault()).addSchemas("Problem", problem());
        Kind.all().filter(kind -> examples.containsKey(kind.name())).forEach(kind -> {
            var value = new LinkedHashMap<String, Object>();
            value.put("type", kind.type());
            value.put("title", kind.title());
            value.put("status", kind.status());
            value.putAll(examples.get(kind.name()));
            components
                    .addExamples(
                            kind.name(), new Example().summary(kind.title()).value(value))
                    .addResponses(kind.name(), described(List.of(kind)));
        });
    }

    /** All errors of one status in one answer. */
    static ApiResponse response(List<Kind> kinds) {
        return kinds.size() == 1
                ? new ApiResponse()
                        .$ref("#/components/responses/" + kinds.getFirst().name())
                : described(kinds);
    }

    private static ApiResponse described(List<Kind> kinds) {
        var media = new MediaType().schema(new Schema<>().$ref("#/components/schemas/Problem"));
        kinds.forEach(
                kind -> media.addExamples(kind.name(), new Example().$ref("#/components/examples/" + kind.name())));
        var response = new ApiResponse()
                .description(kinds.stream().map(Kind::name).collect(Collectors.joining(", ")))
                .content(new Content().addMediaType("application/problem+json", media));
        if (kinds.getFirst().status() == 429) {
            HeaderDocument.answer(response, "RateLimit-Policy");
            HeaderDocument.answer(response, "RateLimit");
        }
        if (Set.of(429, 503).contains(kinds.getFirst().status())) {
            HeaderDocument.answer(response, "Retry-After");
        }
        return response;
    }

    private static Schema<?> fault() {
        return new ObjectSchema()
                .description("One thing that is wrong with a request")
                .addProperty(
                        "pointer",
                        new StringSchema()
                                .description(
                                        "A JSON pointer into the body, or a slash and the name of a parameter or header"))
                .addProperty("message", new StringSchema())
                .required(List.of("pointer", "message"));
    }

    private static Schema<?> problem() {
        return new ObjectSchema()
                .description("An error (RFC 9457). Some kinds have members of their own; see the examples.")
                .addProperty("type", new StringSchema().description("Which kind; never changes"))
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema())
                .addProperty("detail", new StringSchema().description("What happened in this case"))
                .addProperty("instance", new StringSchema().description("The path that was asked"))
                .addProperty(
                        "errors",
                        new ArraySchema()
                                .items(new Schema<>().$ref("#/components/schemas/Fault"))
                                .description("Of a malformed request: every fault"))
                .additionalProperties(true)
                .required(List.of("type", "title", "status", "detail"));
    }
}
