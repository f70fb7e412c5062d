package org.appointmentscheduler.command.messaging;

import com.fasterxml.uuid.UUIDClock;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Function;
import org.appointmentscheduler.api.Refusal;
import org.springframework.stereotype.Component;

/** Makes identifiers, version 7 of RFC 9562, so that what is created together is stored together, and reads them. */
@Component
public class Identifiers {

    private final TimeBasedEpochGenerator generator;

    Identifiers(InstantSource clock) {
        generator = new TimeBasedEpochGenerator(new SecureRandom(), new UUIDClock() {
            @Override
            public long currentTimeMillis() {
                return clock.millis();
            }
        });
    }

    public UUID next() {
        return generator.generate();
    }

    /** Reads what a request names; identifiers are opaque, so text of another shape names nothing. */
    public static <T> T read(String text, Function<String, T> parse, Refusal notFound) {
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException e) {
            throw new Rejected(notFound, "The identifier in the request names nothing.");
        }
    }
}
