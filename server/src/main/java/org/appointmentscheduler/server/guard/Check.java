package org.appointmentscheduler.server.guard;

import java.util.Optional;

/** Looks at one thing that would fail silently if it were wrong. */
interface Check {

    /** Nothing, when all is well. */
    Optional<Finding> findFault();
}
