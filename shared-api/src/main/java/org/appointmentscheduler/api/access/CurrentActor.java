package org.appointmentscheduler.api.access;

/** Who is behind the request that is being answered, as far as it is proved; nobody outside of one. */
public interface CurrentActor {

    Actor get();
}
