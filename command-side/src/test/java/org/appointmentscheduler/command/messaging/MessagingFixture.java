package org.appointmentscheduler.command.messaging;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.appointmentscheduler.api.Change;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.common.caching.Cache;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;

/** Opens what every command passes to tests outside its package. */
public final class MessagingFixture {

    /** Where answers are remembered, in whatever transaction the test has. */
    public interface Answers {

        Optional<Remembered> find(String key);

        void remember(String key, Remembered answer);
    }

    /** An answer and what it was the answer to. */
    public record Remembered(String fingerprint, Change<?> change) {}

    private MessagingFixture() {}

    /** @param thinksTwice false to let a node refuse by what it remembers */
    public static void register(CommandBus bus, Answers answers, boolean thinksTwice) {
        new Interceptors()
                .register(
                        bus,
                        thinksTwice ? new SecondThoughts() : new FirstThoughts(),
                        new IdempotencyInterceptor(new AnswersElsewhere(answers), List.of()),
                        new NotFoundInterceptor());
    }

    /** A command as it is sent first. */
    public static <T> CommandMessage<T> trusting(CommandMessage<T> command) {
        return SecondThoughts.trusting(command);
    }

    public static Cache recentAggregates(int remembered) {
        return new RecentAggregates(remembered);
    }

    /** Writes what a unit of work has gathered when it commits, each row by itself. */
    public static @Nullable Object writing(UnitOfWork<?> work, InterceptorChain chain) throws Exception {
        var writes = Writes.gather(work);
        work.onCommit(_ -> {
            try {
                Writes.write(List.of(writes));
            } catch (DuplicateKeyException e) {
                throw new ConcurrencyException("Another was faster", e);
            }
        });
        return chain.proceed();
    }

    private static final class FirstThoughts extends SecondThoughts {

        @Override
        public @Nullable Object handle(UnitOfWork<? extends CommandMessage<?>> unitOfWork, InterceptorChain chain)
                throws Exception {
            return chain.proceed();
        }
    }

    private static final class AnswersElsewhere extends RememberedAnswers {

        private final Answers answers;

        AnswersElsewhere(Answers answers) {
            super(null, null, () -> Instant.EPOCH, List.of());
            this.answers = answers;
        }

        @Override
        Optional<RememberedAnswer> find(String key) {
            return answers.find(key).map(answer -> new RememberedAnswer(false, answer.fingerprint(), answer::change));
        }

        @Override
        void remember(String key, String fingerprint, Change<?> change) {
            Writes.current().add(() -> answers.remember(key, new Remembered(fingerprint, change)));
        }
    }
}
