package org.appointmentscheduler.blackbox;

/** What everything must work on alike. */
enum Engine {
    H2,
    POSTGRES
}
