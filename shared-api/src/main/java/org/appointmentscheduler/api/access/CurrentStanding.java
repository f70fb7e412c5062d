package org.appointmentscheduler.api.access;

/** How far the caller of the request that is being answered can be relied on. */
public interface CurrentStanding {

    Standing get();
}
