package org.appointmentscheduler.server.http.json;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whether a JSON value is what a component that is no record and no list needs. Nothing is converted: 1 is no text. */
final class Scalars {

    private final JsonMapper mapper;

    Scalars(JsonMapper mapper) {
        this.mapper = mapper;
    }

    /** Whether a record is written as one text, as identifiers are. */
    static boolean isText(Class<?> record) {
        return Arrays.stream(record.getMethods()).anyMatch(method -> method.isAnnotationPresent(JsonCreator.class));
    }

    /** What is wrong with the value, or null. */
    @Nullable
    String fault(JsonNode value, Class<?> type) {
        if (type == boolean.class || type == Boolean.class) {
            return value.isBoolean() ? null : "must be true or false";
        }
        if (type == int.class || type == Integer.class) {
            return value.isIntegralNumber() && value.canConvertToInt() ? null : "must be a whole number";
        }
        if (type == long.class || type == Long.class) {
            return value.isIntegralNumber() && value.canConvertToLong() ? null : "must be a whole number";
        }
        return value.isString() ? textFault(value.stringValue(), type) : "must be a string";
    }

    private @Nullable String textFault(String text, Class<?> type) {
        var fault = Text.fault(text);
        if (fault != null || type == String.class) {
            return fault;
        }
        if (type.isEnum()) {
            var names = names(type);
            return names.contains(text) ? null : "must be one of " + String.join(", ", names);
        }
        return unreadable(text, type);
    }

    private @Nullable String unreadable(String text, Class<?> type) {
        try {
            if (type == Instant.class) {
                Times.parseInstant(text);
            } else if (type == Duration.class) {
                Times.parseDuration(text);
            } else {
                mapper.convertValue(text, type);
            }
            return null;
        } catch (JacksonException unreadable) {
            return "is not valid";
        } catch (IllegalArgumentException malformed) {
            return malformed.getMessage();
        }
    }

    private List<String> names(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> mapper.valueToTree(constant).asString())
                .toList();
    }
}
