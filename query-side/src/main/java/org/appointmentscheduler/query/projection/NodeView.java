package org.appointmentscheduler.query.projection;

import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;

/** A view that this node keeps in memory for itself, as every other does. It follows the events without a processor. */
public interface NodeView {

    String name();

    /** The only family of events it is made of. */
    Class<?> events();

    boolean isFilled();

    /** How far it has read; null before the first event. */
    @Nullable
    TrackingToken token();

    /** False when it cannot follow, so that it grows older and older. */
    boolean isWell();

    /** Whether its tables were rebuilt, or it was told to renew itself, and it has not been filled from them since. */
    boolean isOutdated();

    /** Is filled from its tables again, as soon as these are not being rebuilt. Until then it goes on as it is. */
    void renew();
}
