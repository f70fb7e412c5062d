package org.appointmentscheduler.query.live;

/** This node has as many live answers as it takes on, or is about to end. Another one, or this one later, may have a place. */
public final class NoPlace extends RuntimeException {

    NoPlace() {
        super("No place for another live answer");
    }
}
