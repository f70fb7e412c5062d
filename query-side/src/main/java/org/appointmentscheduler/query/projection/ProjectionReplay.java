package org.appointmentscheduler.query.projection;

import org.axonframework.eventhandling.EventProcessor;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Empties a projection and lets it read everything again. */
@Component
class ProjectionReplay {

    private static final int ATTEMPTS = 3;

    private final JdbcClient database;
    private final TransactionTemplate transaction;

    ProjectionReplay(JdbcClient database, PlatformTransactionManager transactions) {
        this.database = database;
        this.transaction = new TransactionTemplate(transactions);
    }

    synchronized void replay(EventProcessor processor) {
        if (!(processor instanceof StreamingEventProcessor streaming) || !streaming.supportsReset()) {
            throw new IllegalStateException("The projection " + processor.getName() + " cannot be replayed.");
        }
        streaming.shutDown();
        try {
            reset(streaming, ATTEMPTS);
        } finally {
            streaming.start();
        }
    }

    private void reset(StreamingEventProcessor processor, int attempts) {
        try {
            transaction.executeWithoutResult(_ -> reset(processor));
        } catch (UnableToClaimTokenException | ConcurrencyFailureException e) {
            if (attempts == 1) {
                throw e;
            }
            reset(processor, attempts - 1);
        }
    }

    private void reset(StreamingEventProcessor processor) {
        // Another node may be at work. Whoever has lost its claim cannot commit what it is doing.
        // And whoever has a copy of the view is to make it anew.
        database.sql("update token_entry set owner = null, replays = replays + 1 where processor_name = :name")
                .param("name", processor.getName())
                .update();
        processor.resetTokens();
    }
}
