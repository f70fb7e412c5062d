package org.appointmentscheduler.server.http.json;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** Teaches a mapper the contract's times. */
final class TimesModule extends SimpleModule {

    TimesModule() {
        addSerializer(new ToTheSecond());
        addDeserializer(Instant.class, new FromText<>(Instant.class, Times::parseInstant));
        addDeserializer(Duration.class, new FromText<>(Duration.class, Times::parseDuration));
    }

    private static final class ToTheSecond extends StdSerializer<Instant> {

        ToTheSecond() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant instant, JsonGenerator json, SerializationContext context) {
            json.writeString(Times.write(instant));
        }
    }

    private static final class FromText<T> extends StdDeserializer<T> {

        private final transient Function<String, T> parser;

        FromText(Class<T> type, Function<String, T> parser) {
            super(type);
            this.parser = parser;
        }

        @Override
        public T deserialize(JsonParser json, DeserializationContext context) {
            return parser.apply(json.getString());
        }
    }
}
