package org.appointmentscheduler.query.reading;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.appointmentscheduler.api.MalformedRequest;
import org.appointmentscheduler.api.MalformedRequest.Fault;
import org.jspecify.annotations.Nullable;

/** Checks the parameters of one request and gathers what is wrong, so that the caller hears of everything at once. */
public final class Parameters {

    /** The widest range that can be asked for. */
    public static final Duration WIDEST = Duration.ofDays(62);

    private static final int DEFAULT_LIMIT = 50;
    private static final int MOST = 500;

    private final List<Fault> faults = new ArrayList<>();

    public int limit(@Nullable Integer limit) {
        if (limit == null) {
            return DEFAULT_LIMIT;
        }
        require(limit >= 1 && limit <= MOST, "/limit", "must be from 1 to " + MOST);
        return limit;
    }

    /** @param read throws an {@code IllegalArgumentException} for text it does not know */
    public <T> @Nullable T read(String name, @Nullable String text, Function<String, T> read, String message) {
        if (text == null) {
            return null;
        }
        try {
            return read.apply(text);
        } catch (IllegalArgumentException e) {
            faults.add(new Fault("/" + name, message));
            return null;
        }
    }

    /** A cursor that an earlier page gave as {@code next}. */
    public <T> @Nullable T after(@Nullable String text, Function<String, T> read) {
        return read("after", text, read, "must be the next of an earlier page");
    }

    public void range(@Nullable Instant from, @Nullable Instant to) {
        require(from == null || to == null || from.isBefore(to), "/to", "must be after from");
    }

    /** Like {@link #range}, and no wider than {@link #WIDEST}. */
    public void boundedRange(Instant from, Instant to) {
        range(from, to);
        require(!to.isAfter(from.plus(WIDEST)), "/to", "must be at most " + WIDEST.toDays() + " days after from");
    }

    private void require(boolean condition, String pointer, String message) {
        if (!condition) {
            faults.add(new Fault(pointer, message));
        }
    }

    /** To be called when everything has been read and before anything is used. */
    public void complain() {
        if (!faults.isEmpty()) {
            throw new MalformedRequest(faults);
        }
    }
}
