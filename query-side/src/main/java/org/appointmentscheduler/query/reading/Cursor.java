package org.appointmentscheduler.query.reading;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/**
 * The place after one item of a list that is ordered by start and then by an identifier. It names the item and not its
 * number, so it stays where it is while items come and go.
 */
@Schema(type = "string")
public record Cursor(Instant start, String id) {

    // The year 2200: a made-up cursor must not take a database to where its calendar ends.
    private static final long LAST_SECOND = 7_258_118_400L;

    /** @throws IllegalArgumentException when the text is no {@link #encoded} cursor */
    public static Cursor of(String text) {
        return OpaqueText.read(text, plain -> {
            var parts = plain.split(" ", 2);
            return new Cursor(start(parts[0]), OpaqueText.identifier(parts[1]));
        });
    }

    private static Instant start(String text) {
        var second = Long.parseLong(text);
        if (second < 0 || second > LAST_SECOND) {
            throw new IllegalArgumentException("Not a time of this age: " + second);
        }
        return Instant.ofEpochSecond(second);
    }

    public String encoded() {
        return OpaqueText.of(start.getEpochSecond() + " " + id);
    }
}
