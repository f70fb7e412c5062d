package org.appointmentscheduler.command.appointment;

import java.time.Instant;

/** What a hold's timer carries: the instant it was set for, so that a timer of an earlier promise is recognised. */
record HoldExpiry(Instant expiresAt) {}
