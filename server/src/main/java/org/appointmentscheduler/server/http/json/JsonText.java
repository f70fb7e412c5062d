package org.appointmentscheduler.server.http.json;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.appointmentscheduler.api.MalformedRequest;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads one JSON value from UTF-8, and notes names that an object has twice: which one is meant is anybody's guess. */
final class JsonText {

    private final JsonMapper mapper;
    private final Faults faults;

    JsonText(JsonMapper mapper, Faults faults) {
        this.mapper = mapper;
        this.faults = faults;
    }

    JsonNode read(byte[] bytes) {
        try (var json = mapper.createParser(decode(bytes))) {
            if (json.nextToken() == null) {
                throw new MalformedRequest("", "must be a JSON object");
            }
            var value = value(json, "");
            if (json.nextToken() != null) {
                throw new MalformedRequest("", "must be one JSON value, but more follows" + at(json));
            }
            return value;
        } catch (StreamConstraintsException excessive) {
            throw new MalformedRequest("", "is nested too deeply, or has an excessive number" + at(excessive));
        } catch (JacksonException malformed) {
            throw new MalformedRequest("", "is not valid JSON" + at(malformed));
        }
    }

    // Jackson would guess other encodings, and repair what is not quite UTF-8.
    private static String decode(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException malformed) {
            throw new MalformedRequest("", "is not valid UTF-8");
        }
    }

    private JsonNode value(JsonParser json, String pointer) {
        return switch (json.currentToken()) {
            case START_OBJECT -> object(json, pointer);
            case START_ARRAY -> array(json, pointer);
            default -> json.readValueAsTree();
        };
    }

    private ObjectNode object(JsonParser json, String pointer) {
        var object = mapper.createObjectNode();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            var name = json.currentName();
            json.nextToken();
            var member = Faults.member(pointer, name);
            if (object.has(name)) {
                faults.add(member, "must be there only once");
            }
            object.set(name, value(json, member));
        }
        return object;
    }

    private ArrayNode array(JsonParser json, String pointer) {
        var array = mapper.createArrayNode();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            array.add(value(json, Faults.member(pointer, array.size())));
        }
        return array;
    }

    private static String at(JsonParser json) {
        var location = json.currentTokenLocation();
        return " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
    }

    private static String at(JacksonException exception) {
        var location = exception.getLocation();
        return location == null || location.getLineNr() < 1
                ? ""
                : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
    }
}
