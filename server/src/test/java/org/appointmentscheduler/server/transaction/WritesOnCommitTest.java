package org.appointmentscheduler.server.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.appointmentscheduler.command.messaging.NotProved;
import org.appointmentscheduler.command.messaging.Writes;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.ResultMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.junit.jupiter.api.Test;

/** The order of things, on which everything that is written in a command relies. */
class WritesOnCommitTest {

    private final List<String> log = new ArrayList<>();
    private boolean writingFails;

    private final WritesOnCommit interceptor = new WritesOnCommit(writes -> {
        if (writingFails) {
            throw new IllegalStateException("connection lost");
        }
        Writes.write(List.of(writes));
    });

    @Test
    void writesWhenEverybodyElseIsReady() {
        assertThat(run(this::handle).isExceptional()).isFalse();
        assertThat(log).containsExactly("handle", "other commit", "written", "release");
    }

    @Test
    void writesNothingOfARefusedCommand() {
        var result = run(() -> {
            handle();
            throw new IllegalStateException("refused");
        });
        assertThat(result.exceptionResult()).hasMessage("refused");
        assertThat(log).containsExactly("handle", "release");
    }

    @Test
    void writesNothingWhenAPreparationFails() {
        var result = run(() -> {
            CurrentUnitOfWork.get().onPrepareCommit(work -> {
                throw new IllegalStateException("conflict");
            });
            return handle();
        });
        assertThat(result.exceptionResult()).hasMessage("conflict");
        assertThat(log).containsExactly("handle", "release");
    }

    @Test
    void reportsThatNothingCouldBeWritten() {
        writingFails = true;
        assertThat(run(this::handle).exceptionResult()).hasMessage("connection lost");
        assertThat(log).containsExactly("handle", "other commit", "release");
    }

    @Test
    void leavesANestedUnitOfWorkToItsRoot() {
        run(() -> run(this::handle));
        assertThat(log).containsOnlyOnce("written");
    }

    @Test
    void letsNothingPassThatRestsOnMemoryAloneEvenIfItWritesNothing() {
        assertThat(run(() -> remember("stream")).exceptionResult()).isInstanceOf(NotProved.class);
        assertThat(run(() -> {
                            remember("stream");
                            return append("another stream");
                        })
                        .exceptionResult())
                .isInstanceOf(NotProved.class);
        assertThat(log).doesNotContain("written");
        assertThat(run(() -> {
                            remember("stream");
                            return append("stream");
                        })
                        .isExceptional())
                .isFalse();
        assertThat(log).contains("written");
    }

    private static Object remember(String stream) {
        Writes.current().assume(stream);
        return "done";
    }

    private Object append(String stream) {
        Writes.current()
                .append(
                        _ -> log.add("written"),
                        List.of(new GenericDomainEventMessage<>("Aggregate", stream, 1, "event")));
        return "done";
    }

    private Object handle() {
        log.add("handle");
        CurrentUnitOfWork.get().onCommit(work -> log.add("other commit"));
        Writes.current().add(() -> log.add("written"));
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
