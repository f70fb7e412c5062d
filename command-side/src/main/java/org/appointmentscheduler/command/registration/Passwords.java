package org.appointmentscheduler.command.registration;

/** Turns a password into what may be kept of it. */
public interface Passwords {

    String hash(String password);
}
