package org.appointmentscheduler.command.messaging;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.appointmentscheduler.api.Change;
import org.appointmentscheduler.api.Refusal;
import org.appointmentscheduler.command.messaging.RememberedAnswers.RememberedAnswer;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandResultMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Makes a repeated request harmless: what a command with an idempotency key did is remembered in the transaction of its
 * events, and a repetition gets the remembered answer. A refused command leaves nothing, so its key can be used again.
 */
@Component
class IdempotencyInterceptor implements MessageHandlerInterceptor<CommandMessage<?>> {

    /** Marks a result that was remembered. */
    static final String REPLAYED = "replayed";

    private final RememberedAnswers answers;
    private final List<Recollection> recollections;
    private final Set<String> running = ConcurrentHashMap.newKeySet();

    @Autowired
    IdempotencyInterceptor(RememberedAnswers answers, ObjectProvider<Recollection> recollections) {
        this(answers, recollections.stream().toList());
    }

    IdempotencyInterceptor(RememberedAnswers answers, List<Recollection> recollections) {
        this.answers = answers;
        this.recollections = recollections;
    }

    @Override
    public @Nullable Object handle(UnitOfWork<? extends CommandMessage<?>> unitOfWork, InterceptorChain chain)
            throws Exception {
        var metaData = unitOfWork.getMessage().getMetaData();
        if (!(metaData.get(RequestMetaData.IDEMPOTENCY_KEY) instanceof String key)) {
            return chain.proceed();
        }
        var fingerprint = String.valueOf(metaData.get(RequestMetaData.FINGERPRINT));
        if (!running.add(key)) {
            throw new Rejected(Refusal.REQUEST_IN_PROGRESS, "Wait for the first request's answer, or ask again later.");
        }
        unitOfWork.onCleanup(_ -> running.remove(key));
        if (SecondThoughts.isTrusting(unitOfWork.getMessage()) && recollections.isEmpty()) {
            // As if it were new. If it is not, its answer cannot be remembered, and it is looked at again.
            var change = (Change<?>) chain.proceed();
            answers.remember(key, fingerprint, change);
            return change;
        }
        var known = answers.find(key);
        var remembered = known.flatMap(answer -> change(answer, fingerprint));
        if (remembered.isPresent()) {
            return replayed(remembered.get());
        }
        if (known.isPresent()) {
            answers.delete(key);
        }
        return decide(unitOfWork, chain, key, fingerprint);
    }

    private @Nullable Object decide(UnitOfWork<?> unitOfWork, InterceptorChain chain, String key, String fingerprint)
            throws Exception {
        try {
            var done = recollect(unitOfWork.getMessage().getPayload());
            var change = done.isPresent() ? done.get() : (Change<?>) chain.proceed();
            answers.remember(key, fingerprint, change);
            return done.isPresent() ? replayed(change) : change;
        } catch (Rejected rejected) {
            if (answers.find(key).flatMap(answer -> change(answer, fingerprint)).isPresent()
                    || recollect(unitOfWork.getMessage().getPayload()).isPresent()) {
                // Refused because the first request, on another node, has just succeeded: its answer is due.
                throw new ConcurrencyException("Answered meanwhile by another node", rejected);
            }
            throw rejected;
        }
    }

    private static Object replayed(Change<?> change) {
        return new GenericCommandResultMessage<>(change, MetaData.with(REPLAYED, true));
    }

    private Optional<Change<?>> recollect(Object command) {
        return recollections.stream()
                .flatMap(recollection -> recollection.of(command).stream())
                .findFirst();
    }

    private static Optional<Change<?>> change(RememberedAnswer answer, String fingerprint) {
        if (answer.isForgotten()) {
            return Optional.empty();
        }
        if (!answer.fingerprint().equals(fingerprint)) {
            throw new Rejected(
                    Refusal.IDEMPOTENCY_KEY_REUSED, "Repeat the first request unchanged, or choose another key.");
        }
        return Optional.of(answer.change().get());
    }
}
