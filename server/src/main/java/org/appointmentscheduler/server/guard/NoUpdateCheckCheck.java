package org.appointmentscheduler.server.guard;

import java.util.Optional;

/** The framework would report each start to its maker. */
record NoUpdateCheckCheck(boolean updateCheckPresent, boolean disabled) implements Check {

    @Override
    public Optional<Finding> findFault() {
        return updateCheckPresent && !disabled
                ? Optional.of(new Finding(
                        "This application would report to the framework's maker.",
                        "Set axon.update-check.disabled=true."))
                : Optional.empty();
    }
}
