package org.appointmentscheduler.server.http.json;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;
import jakarta.validation.ValidationException;
import jakarta.validation.Validator;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Turns the bytes of a body into the record a controller asks for, or into every fault it has, all at once. */
@Component
public class RequestBodies {

    private final HttpJson json;
    private final Validator validator;

    RequestBodies(HttpJson json, Validator validator) {
        this.json = json;
        this.validator = validator;
    }

    /** Reads a record; {@code faults} may already hold what is wrong with the rest of the request. */
    public <T> T read(byte[] bytes, Class<T> type, Faults faults) {
        var tree = new JsonText(json.mapper(), faults).read(bytes);
        var fitting = new Shape(new Scalars(json.mapper()), faults).fitRecord(tree, type);
        if (fitting == null) {
            faults.throwIfAny();
            throw new IllegalStateException("No fault, and yet no value");
        }
        var body = bind(fitting, type, faults);
        validate(body, faults);
        faults.throwIfAny();
        return body;
    }

    private <T> T bind(JsonNode tree, Class<T> type, Faults faults) {
        try {
            return json.mapper().treeToValue(tree, type);
        } catch (JacksonException unreadable) {
            faults.throwIfAny(); // A constructor that cannot do without what was taken out.
            throw unreadable;
        }
    }

    private void validate(Object body, Faults faults) {
        try {
            var violations = validator.validate(body).stream()
                    .filter(violation -> !faults.concern(pointer(violation.getPropertyPath())))
                    .sorted((one, other) -> order(one).compareTo(order(other)))
                    .toList();
            violations.forEach(violation -> faults.add(pointer(violation.getPropertyPath()), violation.getMessage()));
        } catch (ValidationException failed) {
            faults.throwIfAny(); // A constraint that cannot do without what was taken out.
            throw failed;
        }
    }

    // The validator's own order changes from run to run.
    private static String order(ConstraintViolation<?> violation) {
        return pointer(violation.getPropertyPath()) + " " + violation.getMessage();
    }

    private static String pointer(Path path) {
        var pointer = "";
        for (var node : path) {
            if (node.getIndex() != null) {
                pointer = Faults.member(pointer, node.getIndex());
            }
            if (node.getName() != null && !node.getName().startsWith("<")) {
                pointer = Faults.member(pointer, node.getName());
            }
        }
        return pointer;
    }
}
