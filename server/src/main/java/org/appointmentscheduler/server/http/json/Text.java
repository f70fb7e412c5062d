package org.appointmentscheduler.server.http.json;

import org.jspecify.annotations.Nullable;

/** Text that can be stored, compared and printed everywhere: no control characters, no half characters, no novels. */
public final class Text {

    static final int MAX_LENGTH = 1_000;

    private Text() {}

    /** What is wrong with the text, or null. */
    public static @Nullable String fault(String text) {
        if (text.length() > MAX_LENGTH) {
            return "must not be longer than " + MAX_LENGTH + " characters";
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            return "must not contain control characters";
        }
        // A pair of surrogates is one code point; what is left is half a pair.
        if (text.codePoints().anyMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE)) {
            return "must not contain unpaired surrogates";
        }
        return null;
    }
}
