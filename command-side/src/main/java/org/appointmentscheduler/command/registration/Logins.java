package org.appointmentscheduler.command.registration;

import org.appointmentscheduler.api.access.Actor;

/** What people sign in with, kept by whoever lets them in. */
public interface Logins {

    /**
     * Lets a person in from the same commit on. Called in the transaction that keeps the person.
     *
     * @param email the address they sign in with, in any case
     * @param passwordHash what may be kept of their password
     */
    void add(Actor person, String email, String passwordHash);
}
