package org.appointmentscheduler.server.guard;

import java.util.Optional;
import org.appointmentscheduler.command.messaging.Durability;
import org.appointmentscheduler.server.SchedulerProperties.Acknowledge;
import org.appointmentscheduler.server.database.Engine;
import org.appointmentscheduler.server.durability.GroupedSync;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** H2 reports a commit before it is on disk, and in a crash loses about the last half second. */
record H2DurabilityCheck(Engine engine, Acknowledge acknowledge, Durability durability) implements Check {

    private static final Logger log = LoggerFactory.getLogger(H2DurabilityCheck.class);

    @Override
    public Optional<Finding> findFault() {
        if (engine != Engine.H2 || durability instanceof GroupedSync) {
            return Optional.empty();
        }
        if (acknowledge == Acknowledge.RELAXED) {
            log.warn("scheduler.durability is relaxed: a crash may lose bookings that were acknowledged");
            return Optional.empty();
        }
        return Optional.of(new Finding(
                "Acknowledged bookings could be lost in a crash: nothing waits for the disk.",
                "Leave the Durability bean to this application, or set scheduler.durability=relaxed to accept it."));
    }
}
