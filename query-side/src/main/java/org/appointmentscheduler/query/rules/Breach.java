package org.appointmentscheduler.query.rules;

import java.util.Optional;

/** What is wrong, for whoever knows where. */
record Breach(Violation.Kind kind, String detail) {

    static final Optional<Breach> NONE = Optional.empty();

    static Optional<Breach> of(Violation.Kind kind, String detail) {
        return Optional.of(new Breach(kind, detail));
    }

    Violation at(Recorded event) {
        return new Violation(kind, event.row().position(), event.row().stream(), detail);
    }
}
