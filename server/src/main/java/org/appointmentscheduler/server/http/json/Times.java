package org.appointmentscheduler.server.http.json;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

/** Instants and durations as the contract writes them. Stricter than the JDK, which reads 24:00 and writes milliseconds. */
public final class Times {

    static final String INSTANT_FAULT =
            "must be an RFC 3339 time with an offset between the years 2000 and 2100, such as 2026-12-01T09:15:00Z";
    static final String DURATION_FAULT = "must be an ISO 8601 duration, such as PT45M";

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("2101-01-01T00:00:00Z");
    private static final Duration LONGEST = Duration.ofDays(366); // Far from where adding it to a time overflows.

    // The JDK alone would take 24:00, seconds left out, or offsets with seconds.
    private static final Pattern RFC_3339 =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\d[Tt](?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d"
                    + "(?:\\.\\d{1,9})?(?:[Zz]|[+-](?:[01]\\d|2[0-3]):[0-5]\\d)");
    private static final Pattern UNENCODED_PLUS = Pattern.compile(".*[Tt].* \\d\\d:\\d\\d");
    private static final DateTimeFormatter STRICT =
            DateTimeFormatter.ISO_OFFSET_DATE_TIME.withResolverStyle(ResolverStyle.STRICT);

    private Times() {}

    /** @throws IllegalArgumentException saying what a time looks like */
    public static Instant parseInstant(String text) {
        if (UNENCODED_PLUS.matcher(text).matches()) {
            throw new IllegalArgumentException(INSTANT_FAULT + " (in a URL, write the plus of an offset as %2B)");
        }
        if (!RFC_3339.matcher(text).matches()) {
            throw new IllegalArgumentException(INSTANT_FAULT);
        }
        try {
            var instant = OffsetDateTime.parse(text, STRICT).toInstant();
            if (!instant.isBefore(EARLIEST) && instant.isBefore(END)) {
                return instant;
            }
        } catch (DateTimeException impossible) {
            throw new IllegalArgumentException(INSTANT_FAULT, impossible);
        }
        throw new IllegalArgumentException(INSTANT_FAULT);
    }

    /** @throws IllegalArgumentException saying what a duration looks like */
    public static Duration parseDuration(String text) {
        try {
            var duration = Duration.parse(text);
            if (duration.abs().compareTo(LONGEST) <= 0) {
                return duration;
            }
        } catch (DateTimeParseException | ArithmeticException malformed) {
            throw new IllegalArgumentException(DURATION_FAULT, malformed);
        }
        throw new IllegalArgumentException("must not be longer than a year");
    }

    static String write(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
