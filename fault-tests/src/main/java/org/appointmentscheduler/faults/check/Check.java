package org.appointmentscheduler.faults.check;

/** One invariant, judged over a whole run. */
interface Check {

    Invariant invariant();

    Verdict judge(Evidence evidence);
}
