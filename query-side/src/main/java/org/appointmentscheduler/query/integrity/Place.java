package org.appointmentscheduler.query.integrity;

import io.swagger.v3.oas.annotations.media.Schema;
import org.appointmentscheduler.query.reading.OpaqueText;
import org.appointmentscheduler.query.rules.RuleWalk;
import org.jspecify.annotations.Nullable;

/**
 * How far a check has come: behind a seal or, once all seals are checked, behind a stream.
 *
 * @param seal its number; 0 for none
 * @param stream its identifier; null while seals are checked
 */
@Schema(type = "string")
record Place(long seal, @Nullable String stream) {

    static final Place BEGINNING = new Place(0, null);
    static final Place BEHIND_THE_SEALS = new Place(0, RuleWalk.BEGINNING);

    private static final String SEAL = "seal ";
    private static final String STREAM = "stream ";

    /** As long as a stream's identifier can be, and no character that no database keeps. */
    private static final String IDENTIFIER = "\\P{Cntrl}{0,64}";

    /** @throws IllegalArgumentException when the text is no {@link #encoded} place */
    public static Place of(String text) {
        return OpaqueText.read(text, Place::parse);
    }

    private static Place parse(String plain) {
        if (plain.matches(SEAL + "\\d+")) {
            return behindSeal(Long.parseLong(plain.substring(SEAL.length())));
        }
        if (plain.matches(STREAM + IDENTIFIER)) {
            return behindStream(plain.substring(STREAM.length()));
        }
        throw new IllegalArgumentException("Not a place: " + plain);
    }

    static Place behindSeal(long number) {
        return new Place(number, null);
    }

    static Place behindStream(String stream) {
        return new Place(0, stream);
    }

    String encoded() {
        return OpaqueText.of(stream == null ? SEAL + seal : STREAM + stream);
    }
}
