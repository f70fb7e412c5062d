package org.appointmentscheduler.server.http.json;

import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Compares JSON with the record it is to become, and notes every difference. Takes out what does not fit, so that the
 * rest can still be read and checked. Nothing is optional unless it is {@link Nullable}.
 */
final class Shape {

    private final Scalars scalars;
    private final Faults faults;

    Shape(Scalars scalars, Faults faults) {
        this.scalars = scalars;
        this.faults = faults;
    }

    /** The value as far as it fits, or null. */
    @Nullable
    JsonNode fit(JsonNode value, AnnotatedType type, String pointer) {
        return fit(value, type.getType(), type, pointer);
    }

    @Nullable
    JsonNode fitRecord(JsonNode value, Class<?> type) {
        return record(value, type, "");
    }

    private @Nullable JsonNode fit(JsonNode value, Type type, AnnotatedType annotated, String pointer) {
        var raw = raw(type);
        if (value.isNull()) {
            return nothing(annotated, pointer);
        }
        if (raw == List.class && annotated instanceof AnnotatedParameterizedType list) {
            return list(value, list.getAnnotatedActualTypeArguments()[0], pointer);
        }
        if (raw.isRecord() && !Scalars.isText(raw)) {
            return record(value, raw, pointer);
        }
        return fault(scalars.fault(value, raw), pointer) ? null : value;
    }

    private @Nullable JsonNode nothing(AnnotatedType type, String pointer) {
        if (!isOptional(type)) {
            faults.add(pointer, "must not be null");
        }
        return null;
    }

    private @Nullable JsonNode list(JsonNode value, AnnotatedType elements, String pointer) {
        if (!(value instanceof ArrayNode array)) {
            faults.add(pointer, "must be an array");
            return null;
        }
        for (var index = 0; index < array.size(); index++) {
            var element = fit(array.get(index), elements, Faults.member(pointer, index));
            if (element == null) {
                array.setNull(index);
            }
        }
        return array;
    }

    private @Nullable JsonNode record(JsonNode value, Class<?> type, String pointer) {
        if (!(value instanceof ObjectNode object)) {
            faults.add(pointer, "must be an object");
            return null;
        }
        var components = Arrays.asList(type.getRecordComponents());
        refuseOthers(object, components.stream().map(RecordComponent::getName).toList(), pointer);
        components.forEach(component -> member(object, component, pointer));
        return object;
    }

    private void refuseOthers(ObjectNode object, List<String> names, String pointer) {
        for (var name : new ArrayList<>(object.propertyNames())) {
            if (!names.contains(name)) {
                faults.add(Faults.member(pointer, name), "is not known here; known are " + String.join(", ", names));
                object.remove(name);
            }
        }
    }

    private void member(ObjectNode object, RecordComponent component, String pointer) {
        var name = component.getName();
        var member = Faults.member(pointer, name);
        var value = object.get(name);
        if (value == null) {
            if (!isOptional(component.getAnnotatedType())) {
                faults.add(member, "is missing");
            }
        } else if (fit(value, component.getAnnotatedType(), member) == null) {
            object.remove(name);
        }
    }

    private boolean fault(@Nullable String message, String pointer) {
        if (message != null) {
            faults.add(pointer, message);
        }
        return message != null;
    }

    private static boolean isOptional(AnnotatedType type) {
        return type.isAnnotationPresent(Nullable.class);
    }

    private static Class<?> raw(Type type) {
        return switch (type) {
            case Class<?> raw -> raw;
            case ParameterizedType generic -> (Class<?>) generic.getRawType();
            default -> throw new IllegalArgumentException("Not a type for a request: " + type);
        };
    }
}
