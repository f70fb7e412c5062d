package org.appointmentscheduler.server.guard;

import java.util.stream.Collectors;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Prints what is wrong and what to do, without a stack trace. */
final class StartRefusedAnalyzer extends AbstractFailureAnalyzer<StartRefused> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, StartRefused cause) {
        return new FailureAnalysis(
                cause.findings().stream().map(Finding::fault).collect(Collectors.joining("\n")),
                cause.findings().stream().map(Finding::remedy).collect(Collectors.joining("\n")),
                cause);
    }
}
