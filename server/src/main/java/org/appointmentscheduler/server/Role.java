package org.appointmentscheduler.server;

/** Which side of the application this process is. */
public enum Role {
    ALL,
    COMMAND,
    QUERY;

    public boolean commands() {
        return this != QUERY;
    }

    public boolean queries() {
        return this != COMMAND;
    }
}
