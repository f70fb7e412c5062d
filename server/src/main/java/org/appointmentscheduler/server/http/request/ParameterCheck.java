package org.appointmentscheduler.server.http.request;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.appointmentscheduler.server.http.json.Faults;
import org.appointmentscheduler.server.http.json.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.MethodParameter;
import org.springframework.core.convert.ConversionException;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ValueConstants;
import org.springframework.web.method.HandlerMethod;

/** Compares a request's query parameters with those that a controller's method names. */
@Component
class ParameterCheck {

    private final ConversionService conversion;
    private final ParameterConstraints constraints;

    // Lazy: what converts is made from the same configuration that this becomes a part of.
    ParameterCheck(@Lazy ConversionService mvcConversionService, ParameterConstraints constraints) {
        this.conversion = mvcConversionService;
        this.constraints = constraints;
    }

    void check(HttpServletRequest request, HandlerMethod method, Faults faults) {
        var known = parametersOf(method);
        var given = request.getParameterMap();
        given.keySet().stream()
                .filter(name -> !known.containsKey(name))
                .sorted()
                .forEach(name -> faults.add(Faults.member("", name), unknown(known)));
        var values = new @Nullable Object[method.getMethodParameters().length];
        known.forEach((name, parameter) ->
                values[parameter.getParameterIndex()] = value(name, given.get(name), parameter, faults));
        constraints.check(method, values, names(method), faults);
    }

    private static String unknown(Map<String, MethodParameter> known) {
        return known.isEmpty()
                ? "is not known here; there are no parameters"
                : "is not known here; known are " + String.join(", ", known.keySet());
    }

    private static Map<String, MethodParameter> parametersOf(HandlerMethod method) {
        var parameters = new LinkedHashMap<String, MethodParameter>();
        Arrays.stream(method.getMethodParameters())
                .filter(parameter -> parameter.hasParameterAnnotation(RequestParam.class))
                .forEach(parameter -> parameters.put(name(parameter), parameter));
        return parameters;
    }

    private static List<String> names(HandlerMethod method) {
        return Arrays.stream(method.getMethodParameters())
                .map(ParameterCheck::name)
                .toList();
    }

    private static String name(MethodParameter parameter) {
        var annotation = parameter.getParameterAnnotation(RequestParam.class);
        var name = annotation == null ? "" : annotation.name();
        return name.isEmpty() ? String.valueOf(parameter.getParameterName()) : name;
    }

    private @Nullable Object value(String name, String @Nullable [] given, MethodParameter parameter, Faults faults) {
        if (given == null) {
            if (isRequired(parameter)) {
                faults.add("/" + name, "is missing");
            }
            return null;
        }
        var fault = given.length > 1
                ? "must be there only once"
                : given[0].isEmpty() ? "must not be empty" : Text.fault(given[0]);
        if (fault != null) {
            faults.add("/" + name, fault);
            return null;
        }
        return convert(name, given[0], parameter, faults);
    }

    private @Nullable Object convert(String name, String text, MethodParameter parameter, Faults faults) {
        try {
            return conversion.convert(text, TypeDescriptor.valueOf(String.class), new TypeDescriptor(parameter));
        } catch (ConversionException unreadable) {
            if (unreadable.getCause() instanceof DataAccessException) {
                throw unreadable; // What it takes to read it is missing, and that is not the caller's fault.
            }
            faults.add("/" + name, ConversionFault.of(unreadable, parameter));
            return null;
        }
    }

    private static boolean isRequired(MethodParameter parameter) {
        var annotation = parameter.getParameterAnnotation(RequestParam.class);
        return annotation != null
                && annotation.required()
                && annotation.defaultValue().equals(ValueConstants.DEFAULT_NONE)
                && !parameter.isOptional();
    }
}
