package org.appointmentscheduler.query.rules;

import java.util.Optional;

/** What the views show of the history. */
public interface ShownViews {

    /** Where there is no application, nobody can tell. */
    ShownViews UNKNOWN = (_, _) -> Optional.empty();

    /** The name of a view that shows something else of a stream with such events than what happened. */
    Optional<String> firstWrong(Class<?> event, String stream);
}
