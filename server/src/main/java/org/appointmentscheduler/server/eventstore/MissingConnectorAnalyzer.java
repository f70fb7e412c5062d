package org.appointmentscheduler.server.eventstore;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says how to build an application that can talk to Axon Server. */
final class MissingConnectorAnalyzer extends AbstractFailureAnalyzer<MissingConnector> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, MissingConnector cause) {
        return new FailureAnalysis(
                cause.getMessage() + ".",
                "Build it with ./mvnw -Paxonserver package, or start without the profile to keep the events in the database.",
                cause);
    }
}
