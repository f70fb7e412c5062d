package org.appointmentscheduler.command.simulation;

/** Something planted that breaks a promise, to see that it is noticed. */
enum Defect {
    NONE,
    /** Two writers of one stream do not collide. */
    STORE_WITHOUT_CONFLICTS,
    /** What was acknowledged is not there. */
    STORE_FORGETS,
    /** Days do not see what is claimed of them. */
    DAYS_FORGET_CLAIMS,
    /** A node refuses by what it remembers, however old that is. */
    MEMORY_SAYS_NO,
    /** Clients do not see what they hold. */
    CLIENTS_FORGET_HOLDS,
    /** A node's clock is an hour ahead and nobody knows. */
    CLOCK_AHEAD,
    /** A node's clock is an hour behind and nobody knows. */
    CLOCK_BEHIND,
    /** A repeated request comes with a new key. */
    KEYS_CHANGE,
    /** Timers get lost and nobody looks for them. */
    NOBODY_SWEEPS
}
