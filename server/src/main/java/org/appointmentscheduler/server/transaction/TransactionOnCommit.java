package org.appointmentscheduler.server.transaction;

import org.appointmentscheduler.command.messaging.OutcomeUnknown;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * Begins the database transaction when the handler is done and its work is about to be written, instead of before: a
 * handler that waits for its aggregate holds no connection. Must be the first interceptor, so that whatever is written
 * at prepare-commit (events, timers, rows) is inside.
 */
final class TransactionOnCommit implements MessageHandlerInterceptor<Message<?>> {

    private final TransactionManager transactions;

    TransactionOnCommit(TransactionManager transactions) {
        this.transactions = transactions;
    }

    @Override
    public @Nullable Object handle(UnitOfWork<? extends Message<?>> unitOfWork, InterceptorChain chain)
            throws Exception {
        if (unitOfWork.isRoot()) {
            var transaction = new Deferred();
            unitOfWork.onPrepareCommit(work -> transaction.begin());
            // Both run in reverse order of registration: everybody else's before these.
            unitOfWork.onCommit(work -> transaction.commit());
            unitOfWork.onRollback(work -> transaction.rollback());
        }
        return chain.proceed();
    }

    private final class Deferred {

        private @Nullable Transaction transaction;

        void begin() {
            transaction = transactions.startTransaction();
        }

        void commit() {
            if (transaction != null) {
                try {
                    transaction.commit();
                } catch (RuntimeException e) {
                    throw new OutcomeUnknown("The commit failed, perhaps after it was done", e);
                }
            }
        }

        void rollback() {
            if (transaction != null) {
                transaction.rollback();
            }
        }
    }
}
