package org.appointmentscheduler.server.transaction;

import java.util.List;
import java.util.Objects;
import org.appointmentscheduler.command.messaging.OutcomeUnknown;
import org.appointmentscheduler.command.messaging.Writes;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;

/**
 * For events that are stored elsewhere, which happens when the commit is prepared. The transaction for all the rest begins
 * before, so that no event is stored when there is none to be had. Must be the first interceptor, so that its part of the
 * commit is the last.
 */
final class WritesBesideEvents implements MessageHandlerInterceptor<Message<?>> {

    private final TransactionManager transactions;

    WritesBesideEvents(TransactionManager transactions) {
        this.transactions = transactions;
    }

    @Override
    public @Nullable Object handle(UnitOfWork<? extends Message<?>> unitOfWork, InterceptorChain chain)
            throws Exception {
        if (unitOfWork.isRoot()) {
            var writing = new Writing(Writes.gather(unitOfWork));
            unitOfWork.onPrepareCommit(_ -> writing.begin());
            unitOfWork.onCommit(_ -> writing.commit());
            unitOfWork.onRollback(_ -> writing.rollback());
        }
        return chain.proceed();
    }

    private final class Writing {

        private final Writes writes;
        private @Nullable Transaction transaction;

        Writing(Writes writes) {
            this.writes = writes;
        }

        void begin() {
            transaction = transactions.startTransaction();
        }

        void commit() {
            try {
                LostRaces.told(() -> Writes.write(List.of(writes)));
                Objects.requireNonNull(transaction).commit();
            } catch (ConcurrencyException lost) {
                throw lost;
            } catch (RuntimeException e) {
                throw new OutcomeUnknown("Events may be stored, and perhaps nothing beside them", e);
            }
        }

        void rollback() {
            if (transaction != null) {
                transaction.rollback();
            }
        }
    }
}
