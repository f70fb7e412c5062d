package org.appointmentscheduler.query.live;

/** How far the list of all events is final: nothing that is not visible yet will ever be before this position. */
public interface FinalPosition {

    long last();
}
