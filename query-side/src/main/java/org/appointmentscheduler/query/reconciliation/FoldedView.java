package org.appointmentscheduler.query.reconciliation;

import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;

/** A view that can be compared with the history it is folded from, one stream of events at a time. */
public interface FoldedView {

    /** The processing group. */
    String name();

    /** The only family of events it is folded from. */
    Class<?> events();

    /** What its tables show of a stream. */
    Fold shown(String stream);

    /** What they should show after these first events of a stream. */
    Fold fold(List<? extends DomainEventMessage<?>> history);

    /**
     * What is shown of one stream.
     *
     * @param version the number of the last event in it, -1 before the first
     * @param rows entities, in any order
     */
    record Fold(long version, List<?> rows) {}
}
