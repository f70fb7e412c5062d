package org.appointmentscheduler.command.messaging;

import com.fasterxml.uuid.UUIDClock;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Function;
import org.appointmentscheduler.api.Refusal;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Makes identifiers, version 7 of RFC 9562, so that what is created together is stored together, and reads them. */
@Component
public class Identifiers {

    private final TimeBasedEpochGenerator generator;
    private final ObjectProvider<IntendedIdentifiers> intended;

    Identifiers(InstantSource clock, ObjectProvider<IntendedIdentifiers> intended) {
        this.intended = intended;
        generator = new TimeBasedEpochGenerator(new SecureRandom(), new UUIDClock() {
            @Override
            public long currentTimeMillis() {
                return clock.millis();
            }
        });
    }

    /** For what the current request makes. */
    public UUID next() {
        var fresh = generator.generate();
        var first = intended.getIfAvailable();
        return first == null ? fresh : first.choose(fresh);
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
