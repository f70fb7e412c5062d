package org.appointmentscheduler.server.guard;

import java.util.List;
import java.util.Optional;
import org.axonframework.spring.config.SpringAxonConfiguration;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Runs every check before the first event is read and the first request served, and refuses to start on any fault. */
@Component
class StartUpGuard implements SmartLifecycle {

    private final List<Check> checks;
    private boolean passed;

    StartUpGuard(List<Check> checks) {
        this.checks = checks;
    }

    @Override
    public void start() {
        var findings =
                checks.stream().map(Check::findFault).flatMap(Optional::stream).toList();
        if (!findings.isEmpty()) {
            throw new StartRefused(findings);
        }
        passed = true;
    }

    @Override
    public void stop() {
        passed = false;
    }

    @Override
    public boolean isRunning() {
        return passed;
    }

    @Override
    public int getPhase() {
        return SpringAxonConfiguration.LIFECYCLE_PHASE - 1;
    }
}
