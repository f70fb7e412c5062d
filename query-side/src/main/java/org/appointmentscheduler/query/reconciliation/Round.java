package org.appointmentscheduler.query.reconciliation;

/** Looks after a part of what is stored, again and again, for as long as the process runs. */
public interface Round {

    void check();
}
