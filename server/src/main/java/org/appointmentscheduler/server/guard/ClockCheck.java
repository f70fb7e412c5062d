package org.appointmentscheduler.server.guard;

import java.util.Optional;
import org.appointmentscheduler.server.clock.ClockOffset;
import org.springframework.stereotype.Component;

/** Nodes decide about holds by their own clocks, so one that is far off must not begin. */
@Component
record ClockCheck(ClockOffset offset) implements Check {

    @Override
    public Optional<Finding> findFault() {
        offset.measure();
        return offset.isTolerable()
                ? Optional.empty()
                : Optional.of(new Finding(
                        "Holds would expire at the wrong time: the clocks of this machine and the database differ by "
                                + offset.last().abs().toMillis() + " ms.",
                        "Synchronise both clocks, for example with chrony; up to 5 s is tolerated."));
    }
}
