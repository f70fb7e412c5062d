package org.appointmentscheduler.command.messaging;

/** Stands between a commit and its acknowledgement, for engines whose commit alone does not survive a crash. */
public interface Durability {

    /** Is taken before the first commit, because a failed disk may take along everything since its last good moment. */
    Watch watch();

    /** Knows what has gone wrong with the disk since it was taken. */
    interface Watch {

        /** Returns when everything committed since the watch was taken is on disk; fails when that is not certain. */
        void awaitDurable();
    }
}
