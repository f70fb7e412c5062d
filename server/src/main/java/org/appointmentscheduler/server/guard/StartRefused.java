package org.appointmentscheduler.server.guard;

import java.util.List;

/** Better no service than a wrong one. */
final class StartRefused extends RuntimeException {

    private final transient List<Finding> findings;

    StartRefused(List<Finding> findings) {
        super(String.join(" ", findings.stream().map(Finding::fault).toList()));
        this.findings = List.copyOf(findings);
    }

    List<Finding> findings() {
        return findings;
    }
}
