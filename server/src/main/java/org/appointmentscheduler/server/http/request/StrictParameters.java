package org.appointmentscheduler.server.http.request;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.appointmentscheduler.server.http.json.HttpJson;
import org.appointmentscheduler.server.http.json.Times;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.converter.ConverterFactory;
import org.springframework.format.FormatterRegistry;
import org.springframework.stereotype.Component;

/** Reads parameters as strictly as bodies, and with the same names. Spring alone takes 0x10 and trims. */
@Component
class StrictParameters {

    private final HttpJson json;

    StrictParameters(HttpJson json) {
        this.json = json;
    }

    void addTo(FormatterRegistry registry) {
        registry.addConverter(String.class, Instant.class, Times::parseInstant);
        registry.addConverter(String.class, Duration.class, Times::parseDuration);
        registry.addConverter(String.class, Integer.class, text -> Math.toIntExact(number(text, Integer.MAX_VALUE)));
        registry.addConverter(String.class, Long.class, text -> number(text, Long.MAX_VALUE));
        registry.addConverterFactory(new Names());
    }

    private static long number(String text, long most) {
        var fits = text.matches("-?\\d{1,19}") && new BigInteger(text).abs().compareTo(BigInteger.valueOf(most)) <= 0;
        if (!fits) {
            throw new IllegalArgumentException("must be a whole number of up to " + most);
        }
        return Long.parseLong(text);
    }

    private final class Names implements ConverterFactory<String, Enum<?>> {

        @Override
        public <T extends Enum<?>> Converter<String, T> getConverter(Class<T> type) {
            return text -> Arrays.stream(type.getEnumConstants())
                    .filter(constant -> name(constant).equals(text))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(Arrays.stream(type.getEnumConstants())
                            .map(this::name)
                            .collect(Collectors.joining(", ", "must be one of ", ""))));
        }

        private String name(Enum<?> constant) {
            return json.mapper().valueToTree(constant).asString();
        }
    }
}
