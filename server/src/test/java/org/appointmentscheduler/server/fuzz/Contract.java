package org.appointmentscheduler.server.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.appointmentscheduler.api.Refusal;
import org.appointmentscheduler.server.http.problem.GeneralProblem;
import tools.jackson.databind.JsonNode;

/** The document that the application serves about itself. */
record Contract(JsonNode document) {

    /** What can be said of any request, and so is not repeated for every operation. */
    private static final Set<String> GENERAL = Stream.of(
                    GeneralProblem.NO_SUCH_RESOURCE,
                    GeneralProblem.METHOD_NOT_ALLOWED,
                    GeneralProblem.NOT_ACCEPTABLE,
                    GeneralProblem.MALFORMED_REQUEST,
                    GeneralProblem.BODY_TOO_LARGE,
                    GeneralProblem.UNSUPPORTED_MEDIA_TYPE)
            .map(GeneralProblem::type)
            .collect(Collectors.toUnmodifiableSet());

    private static final Set<String> CATALOGUE = Stream.concat(
                    Stream.of(Refusal.values()).map(Refusal::type),
                    Stream.of(GeneralProblem.values()).map(GeneralProblem::type))
            .collect(Collectors.toUnmodifiableSet());

    record Operation(String method, String path, JsonNode description) {

        /** Whether a request is still one for this operation, whatever was done to it. */
        boolean isAskedBy(Request request) {
            return method.equals(request.method())
                    && request.path().replaceFirst("\\?.*", "").matches(path.replaceAll("\\{[^}]+}", "[^/;]+"));
        }
    }

    List<Operation> operations() {
        var operations = new ArrayList<Operation>();
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation -> operations.add(
                                new Operation(operation.getKey().toUpperCase(), path.getKey(), operation.getValue()))));
        return operations;
    }

    /** What a reference leads to, or the node itself. */
    JsonNode resolve(JsonNode node) {
        return node.has("$ref")
                ? resolve(document.at(node.get("$ref").stringValue().substring(1)))
                : node;
    }

    JsonNode bodyOf(Operation operation) {
        return resolve(operation.description().at("/requestBody/content/application~1json/schema"));
    }

    JsonNode answerOf(Operation operation, int status) {
        return resolve(
                resolve(operation.description().at("/responses/" + status)).at("/content/application~1json/schema"));
    }

    /** Whether a problem is known at all, and said to be possible here, if it is this that was asked. */
    boolean foresees(Operation operation, Request request, int status, String type) {
        return CATALOGUE.contains(type)
                && (GENERAL.contains(type)
                        || !operation.isAskedBy(request)
                        || operation.description().get("responses").has(String.valueOf(status)));
    }
}
