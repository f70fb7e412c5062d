package org.appointmentscheduler.server.fuzz;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** Compares an answer with its schema, as far as our schemas go: types, names, enumerations and formats. */
record SchemaCheck(Contract contract) {

    /** What differs, each with where. A member that the schema does not foresee differs, too: it may be a leak. */
    List<String> differences(JsonNode value, JsonNode schema) {
        var differences = new ArrayList<String>();
        compare(value, contract.resolve(schema), "", differences);
        return differences;
    }

    private void compare(JsonNode value, JsonNode schema, String where, List<String> differences) {
        if (value.isNull() && schema.path("nullable").asBoolean(false)) {
            return;
        }
        schema.path("allOf").forEach(part -> compare(value, contract.resolve(part), where, differences));
        var fits = switch (schema.path("type").asString("")) {
            case "object" -> object(value, schema, where, differences);
            case "array" -> array(value, schema, where, differences);
            case "string" -> value.isString() && isWellFormed(value.stringValue(), schema);
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            default -> true;
        };
        if (!fits) {
            differences.add(where + " is " + value + ", and not " + schema);
        }
    }

    private boolean object(JsonNode value, JsonNode schema, String where, List<String> differences) {
        if (!value.isObject()) {
            return false;
        }
        schema.path("required").forEach(name -> {
            if (!value.has(name.stringValue())) {
                differences.add(where + "/" + name.stringValue() + " is missing");
            }
        });
        if (schema.has("properties")) {
            value.properties().forEach(member -> {
                var pointer = where + "/" + member.getKey();
                var expected = schema.get("properties").path(member.getKey());
                if (expected.isMissingNode()) {
                    if (schema.path("additionalProperties").asBoolean(false)) {
                        return;
                    }
                    differences.add(pointer + " is not in the contract");
                } else {
                    compare(member.getValue(), contract.resolve(expected), pointer, differences);
                }
            });
        }
        return true;
    }

    private boolean array(JsonNode value, JsonNode schema, String where, List<String> differences) {
        for (var index = 0; index < value.size(); index++) {
            compare(value.get(index), contract.resolve(schema.path("items")), where + "/" + index, differences);
        }
        return value.isArray();
    }

    private static boolean isWellFormed(String text, JsonNode schema) {
        if (schema.has("enum")) {
            return StreamSupport.stream(schema.get("enum").spliterator(), false)
                    .anyMatch(one -> one.stringValue().equals(text));
        }
        try {
            return switch (schema.path("format").asString("")) {
                case "date-time" -> text.equals(Instant.parse(text).toString());
                case "duration" -> text.equals(Duration.parse(text).toString());
                default -> true;
            };
        } catch (java.time.DateTimeException malformed) {
            return false;
        }
    }
}
