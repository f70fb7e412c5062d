package org.appointmentscheduler.server.http.request;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.validation.Validator;
import java.util.Comparator;
import java.util.List;
import java.util.stream.StreamSupport;
import org.appointmentscheduler.server.http.json.Faults;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;

/** Checks the constraints that a controller's method puts on its query parameters. */
@Component
class ParameterConstraints {

    private final Validator validator;

    ParameterConstraints(Validator validator) {
        this.validator = validator;
    }

    /** @param values the arguments as far as they are known; only those are checked */
    void check(HandlerMethod method, @Nullable Object[] values, List<String> names, Faults faults) {
        validator.forExecutables().validateParameters(method.getBean(), method.getMethod(), values).stream()
                .sorted(Comparator.comparing(ConstraintViolation::getMessage))
                .forEach(violation -> {
                    var index = index(violation);
                    if (values[index] != null) {
                        faults.add("/" + names.get(index), violation.getMessage());
                    }
                });
    }

    private static int index(ConstraintViolation<?> violation) {
        return StreamSupport.stream(violation.getPropertyPath().spliterator(), false)
                .filter(node -> node.getKind() == ElementKind.PARAMETER)
                .mapToInt(node -> node.as(Path.ParameterNode.class).getParameterIndex())
                .findFirst()
                .orElseThrow();
    }
}
