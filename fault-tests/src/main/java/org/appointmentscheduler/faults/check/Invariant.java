package org.appointmentscheduler.faults.check;

/** What must be true, whatever breaks. The numbers are those of docs/FAULTS.md. */
public enum Invariant {
    I1("No double booking"),
    I2("No lost acknowledged write"),
    I3("No ghost"),
    I4("Every hold ends once, on time"),
    I5("Every view is the fold of the events"),
    I6("Linearizable per slot"),
    I7("Idempotent"),
    I8("A replay changes nothing"),
    I9("Timers agree with open holds"),
    I10("The seals fit the history"),
    I11("Alive after healing");

    private final String title;

    Invariant(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
