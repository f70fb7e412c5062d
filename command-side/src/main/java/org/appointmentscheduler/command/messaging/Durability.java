package org.appointmentscheduler.command.messaging;

/** Stands between a commit and its acknowledgement, for engines whose commit alone does not survive a crash. */
public interface Durability {

    /** Returns when everything committed before the call is on disk. */
    void awaitDurable();
}
