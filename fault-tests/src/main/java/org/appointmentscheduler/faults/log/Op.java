package org.appointmentscheduler.faults.log;

/** What a client can ask for. */
public enum Op {
    REGISTER,
    PUBLISH,
    RESERVE,
    CONFIRM,
    RELEASE,
    READ
}
