package org.appointmentscheduler.query.reading;

import io.swagger.v3.oas.annotations.media.Schema;

/** The place after one item of a list that is ordered by identifier alone. */
@Schema(type = "string")
public record IdentifierCursor(String id) {

    /** @throws IllegalArgumentException when the text is no {@link #encoded} cursor */
    public static IdentifierCursor of(String text) {
        return OpaqueText.read(text, plain -> new IdentifierCursor(OpaqueText.identifier(plain)));
    }

    public String encoded() {
        return OpaqueText.of(id);
    }
}
