package org.appointmentscheduler.command.messaging;

import java.util.Optional;
import org.appointmentscheduler.api.Change;

/**
 * Knows from the events alone what a command has done that makes something new. Asked when no answer to the request is
 * remembered: with two stores the events may be there without it.
 */
public interface Recollection {

    /**
     * What the command did before, or nothing when it did nothing. What else may have got lost is written again in the
     * current unit of work.
     */
    Optional<Change<?>> of(Object command);
}
