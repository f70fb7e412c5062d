package org.appointmentscheduler.server.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.appointmentscheduler.command.messaging.OutcomeUnknown;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.ResultMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.junit.jupiter.api.Test;

/** The order of things, on which everything that is written in a command relies. */
class TransactionOnCommitTest {

    private final List<String> log = new ArrayList<>();
    private boolean commitFails;
    private boolean beginFails;

    private final TransactionOnCommit interceptor = new TransactionOnCommit(() -> {
        log.add("begin");
        if (beginFails) {
            throw new IllegalStateException("no connection");
        }
        return new Transaction() {
            @Override
            public void commit() {
                log.add("commit");
                if (commitFails) {
                    throw new IllegalStateException("connection lost");
                }
            }

            @Override
            public void rollback() {
                log.add("rollback");
            }
        };
    });

    @Test
    void beginsAfterTheHandlerAndBeforeAnythingIsWritten() {
        assertThat(run(this::write).isExceptional()).isFalse();
        assertThat(log).containsExactly("handle", "begin", "write", "other commit", "commit", "release");
    }

    @Test
    void neverBeginsForARefusedCommand() {
        var result = run(() -> {
            throw new IllegalStateException("refused");
        });
        assertThat(result.exceptionResult()).hasMessage("refused");
        assertThat(log).containsExactly("release");
    }

    @Test
    void rollsBackWhenAPreparationFails() {
        var result = run(() -> {
            CurrentUnitOfWork.get().onPrepareCommit(work -> {
                throw new IllegalStateException("conflict");
            });
            return null;
        });
        assertThat(result.exceptionResult()).hasMessage("conflict");
        assertThat(log).containsExactly("begin", "rollback", "release");
    }

    @Test
    void reportsAFailedCommitAsTheCommandsFailure() {
        commitFails = true;
        var result = run(this::write);
        assertThat(result.exceptionResult()).isInstanceOf(OutcomeUnknown.class).hasRootCauseMessage("connection lost");
        assertThat(log).containsExactly("handle", "begin", "write", "other commit", "commit", "rollback", "release");
    }

    @Test
    void reportsThatItCouldNotBegin() {
        beginFails = true;
        var result = run(this::write);
        assertThat(result.exceptionResult()).hasMessage("no connection");
        assertThat(log).containsExactly("handle", "begin", "release");
    }

    @Test
    void leavesANestedUnitOfWorkToItsRoot() {
        run(() -> run(this::write));
        assertThat(log).containsOnlyOnce("begin").containsOnlyOnce("commit");
        assertThat(log.indexOf("begin")).isLessThan(log.indexOf("commit"));
    }

    private Object write() {
        log.add("handle");
        CurrentUnitOfWork.get().onPrepareCommit(work -> log.add("write"));
        CurrentUnitOfWork.get().onCommit(work -> log.add("other commit"));
        return "done";
    }

    private ResultMessage<?> run(InterceptorChain handler) {
        UnitOfWork<Message<?>> work = DefaultUnitOfWork.startAndGet(GenericMessage.asMessage("command"));
        if (work.isRoot()) {
            work.onCleanup(cleanup -> log.add("release"));
        }
        return work.executeWithResult(() -> interceptor.handle(work, handler));
    }
}
