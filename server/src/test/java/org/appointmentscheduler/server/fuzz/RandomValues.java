package org.appointmentscheduler.server.fuzz;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.appointmentscheduler.api.calendar.TimeRange;
import org.appointmentscheduler.server.Bookings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Values that fit a schema, and now and then some that do not. Remembers what answers have named, to ask for it. */
final class RandomValues {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int REMEMBERED = 20;
    private static final int LONGEST = 200;
    /** Members whose names do not say what they name. */
    private static final Map<String, String> KINDS =
            Map.of("appointments", "appointmentId", "clients", "clientId", "providers", "providerId");

    private final Contract contract;
    private final Oddities oddities;
    private final Map<String, List<String>> seen = new HashMap<>();

    RandomValues(Contract contract, Oddities oddities) {
        this.contract = contract;
        this.oddities = oddities;
    }

    void remember(String name, String value) {
        var values = seen.computeIfAbsent(name, _ -> new ArrayList<>());
        values.add(value);
        if (values.size() > REMEMBERED) {
            values.removeFirst();
        }
    }

    /** What an answer to a request at the path names. */
    void remember(String path, JsonNode answer) {
        answer.properties().forEach(member -> {
            if (member.getValue().isString()) {
                var kind = KINDS.get(path.split("/")[2]);
                var name = member.getKey().equals("id") && kind != null ? kind : member.getKey();
                remember(name, member.getValue().stringValue());
            }
        });
    }

    /** As text, for a path or a query. */
    String parameter(JsonNode schema, String name) {
        return JSON.readTree(json(schema, name, 0)).asString();
    }

    String identifier(String path, String name) {
        var kind = KINDS.getOrDefault(path.split("/")[2], name);
        return seen.containsKey(kind) ? oddities.any(seen.get(kind)) : oddities.text();
    }

    /** @param oddness how probable it is for each value to be another one */
    String json(JsonNode reference, String name, double oddness) {
        var schema = contract.resolve(reference);
        if (oddities.happens(oddness)) {
            return oddities.happens(0.5) ? oddities.literal() : JSON.writeValueAsString(oddities.text());
        }
        return switch (schema.path("type").asString("")) {
            case "object" -> object(schema, oddness);
            case "array" -> array(schema, name, oddness);
            case "integer" -> String.valueOf(between(schema, "minimum", "maximum", 1_000));
            case "boolean" -> String.valueOf(oddities.happens(0.5));
            default -> JSON.writeValueAsString(text(schema, name));
        };
    }

    private String object(JsonNode schema, double oddness) {
        var members = new ArrayList<String>();
        var required = schema.path("required").toString();
        schema.path("properties").properties().forEach(property -> {
            var isNeeded = required.contains("\"" + property.getKey() + "\"");
            if (oddities.happens(isNeeded ? 1 - oddness : 0.5)) {
                members.add(member(property.getKey(), json(property.getValue(), property.getKey(), oddness)));
            }
        });
        if (oddities.happens(oddness)) {
            members.add(member(oddities.name(), oddities.literal()));
        }
        if (oddities.happens(oddness) && !members.isEmpty()) {
            members.add(oddities.any(members));
        }
        return "{" + String.join(",", members) + "}";
    }

    private static String member(String name, String json) {
        return JSON.writeValueAsString(name) + ":" + json;
    }

    private String array(JsonNode schema, String name, double oddness) {
        var elements = new ArrayList<String>();
        var size = Math.max(schema.path("minItems").asInt(0), oddities.random().nextInt(4));
        for (var number = 0; number < size; number++) {
            elements.add(json(schema.get("items"), name, oddness));
        }
        return "[" + String.join(",", elements) + "]";
    }

    private long between(JsonNode schema, String least, String most, long otherwise) {
        var from = schema.path(least).asLong(0);
        return oddities.random().nextLong(from, schema.path(most).asLong(otherwise) + 1);
    }

    private String text(JsonNode schema, String name) {
        if (schema.has("enum")) {
            return schema.get("enum")
                    .get(oddities.random().nextInt(schema.get("enum").size()))
                    .stringValue();
        }
        if (seen.containsKey(name) && !oddities.happens(0.1)) {
            return oddities.any(seen.get(name));
        }
        return switch (schema.path("format").asString("")) {
            case "date-time" -> time(name);
            case "duration" -> "PT" + 15 * oddities.random().nextInt(1, 6) + "M";
            case "email" -> "someone" + oddities.random().nextInt(50) + "@example.org";
            default -> word(schema, name);
        };
    }

    private String time(String name) {
        if (name.equals("asOf")) {
            return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(); // Since something was recorded.
        }
        var quarter = oddities.random().nextInt(40) + (name.matches("end|to") ? 40 : 0);
        return TimeRange.startOf(Bookings.MONDAY, quarter)
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
    }

    private String word(JsonNode schema, String name) {
        return switch (name) {
            case "timeZone" -> oddities.any(List.of("Europe/Berlin", "UTC", "Pacific/Chatham"));
            case "phone" -> "+49 30 " + oddities.random().nextInt(1_000_000);
            default -> {
                var least = schema.path("minLength").asInt(1);
                var most = Math.clamp(schema.path("maxLength").asLong(40), least, LONGEST);
                yield "abc déf 1ü"
                        .repeat(LONGEST)
                        .substring(0, oddities.random().nextInt(least, most + 1));
            }
        };
    }
}
