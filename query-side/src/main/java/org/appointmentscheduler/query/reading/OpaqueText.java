package org.appointmentscheduler.query.reading;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import java.util.function.Function;

/** Text that callers send back as they got it, and do not look into. */
public final class OpaqueText {

    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private OpaqueText() {}

    public static String of(String plain) {
        return ENCODER.encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws IllegalArgumentException when it is none, or says nothing that {@code read} understands */
    public static <T> T read(String text, Function<String, T> read) {
        try {
            return read.apply(new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new IllegalArgumentException("must be the next of an earlier page", e);
        }
    }

    static String identifier(String text) {
        return UUID.fromString(text).toString();
    }
}
