package org.appointmentscheduler.query.reading;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/**
 * The place after one item of a list that is ordered by start and then by an identifier. It names the item and not its
 * number, so it stays where it is while items come and go.
 */
public record Cursor(Instant start, String id) {

    // The year 2200: a made-up cursor must not take a database to where its calendar ends.
    private static final long LAST_SECOND = 7_258_118_400L;

    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    public String encoded() {
        return encode(start.getEpochSecond() + " " + id);
    }

    public static Cursor decode(String text) {
        var parts = decodeText(text).split(" ", 2);
        if (parts.length != 2) {
            throw new IllegalArgumentException("Not a cursor: " + text);
        }
        return new Cursor(decodeStart(parts[0]), decodeId(parts[1]));
    }

    private static Instant decodeStart(String text) {
        var second = Long.parseLong(text);
        if (second < 0 || second > LAST_SECOND) {
            throw new IllegalArgumentException("Not a time of this age: " + second);
        }
        return Instant.ofEpochSecond(second);
    }

    /** The place after an item of a list that is ordered by identifier alone. */
    public static String encode(String id) {
        return ENCODER.encodeToString(id.getBytes(StandardCharsets.UTF_8));
    }

    public static String decodeOne(String text) {
        return decodeId(decodeText(text));
    }

    private static String decodeText(String text) {
        return new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
    }

    private static String decodeId(String id) {
        return UUID.fromString(id).toString();
    }
}
