package org.appointmentscheduler.server.http.request;

import org.springframework.core.MethodParameter;
import org.springframework.core.convert.ConversionException;

/** Says in the caller's words why a parameter could not be read. */
final class ConversionFault {

    private ConversionFault() {}

    static String of(ConversionException unreadable, MethodParameter parameter) {
        return isReadHere(parameter.nestedIfOptional().getNestedParameterType())
                        && unreadable.getCause() instanceof IllegalArgumentException ours
                ? String.valueOf(ours.getMessage())
                : "is not valid";
    }

    // What others say about their types is meant for programmers; see StrictParameters.
    private static boolean isReadHere(Class<?> type) {
        return type.isEnum()
                || type.isPrimitive()
                || Number.class.isAssignableFrom(type)
                || type.getPackageName().equals("java.time")
                || type.getPackageName().startsWith("org.appointmentscheduler.");
    }
}
