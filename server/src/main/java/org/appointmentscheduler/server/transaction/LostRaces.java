package org.appointmentscheduler.server.transaction;

import org.axonframework.modelling.command.ConcurrencyException;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;

/** However a database says that another was faster, commands hear it in one way. */
final class LostRaces {

    private LostRaces() {}

    static void told(Runnable writing) {
        try {
            writing.run();
        } catch (DuplicateKeyException | ConcurrencyFailureException lost) {
            throw new ConcurrencyException("Another was faster", lost);
        }
    }
}
