package org.appointmentscheduler.command.messaging;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.appointmentscheduler.api.Change;
import org.axonframework.commandhandling.CommandBus;

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

    public static void register(CommandBus bus, Answers answers) {
        new Interceptors()
                .register(
                        bus,
                        new IdempotencyInterceptor(new AnswersElsewhere(answers), List.of()),
                        new NotFoundInterceptor());
    }

    private static final class AnswersElsewhere extends RememberedAnswers {

        private final Answers answers;

        AnswersElsewhere(Answers answers) {
            super(null, () -> Instant.EPOCH);
            this.answers = answers;
        }

        @Override
        Optional<RememberedAnswer> find(String key) {
            return answers.find(key).map(answer -> new RememberedAnswer(false, answer.fingerprint(), answer::change));
        }

        @Override
        void remember(String key, String fingerprint, Change<?> change) {
            answers.remember(key, new Remembered(fingerprint, change));
        }
    }
}
