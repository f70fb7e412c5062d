package org.appointmentscheduler.query.reading;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param next what to send as {@code after} to get the next page; null on the last one
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Page<T>(List<T> items, @Nullable String next) {

    public static <T> Page<T> whole(List<T> items) {
        return new Page<>(items, null);
    }

    /** @param found up to one item more than fits, which tells whether there is a next page */
    public static <T> Page<T> cut(List<T> found, int limit, Function<T, String> cursorAfter) {
        if (found.size() <= limit) {
            return whole(found);
        }
        var items = found.subList(0, limit);
        return new Page<>(items, cursorAfter.apply(items.getLast()));
    }
}
