package org.appointmentscheduler.api.secrecy;

import java.nio.charset.StandardCharsets;

/**
 * Where a sealed text belongs. It is part of what is sealed, so a text that is moved elsewhere cannot be opened there.
 *
 * @param kind the type of the event, or the table
 * @param person whose text it is
 * @param field its name
 */
public record Place(String kind, String person, String field) {

    /** Of the three none can have a line feed in it, so no two places have the same bytes. */
    byte[] bytes() {
        return String.join("\n", kind, person, field).getBytes(StandardCharsets.UTF_8);
    }
}
