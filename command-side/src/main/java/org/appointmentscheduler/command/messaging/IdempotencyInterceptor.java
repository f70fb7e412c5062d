package org.appointmentscheduler.command.messaging;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.appointmentscheduler.api.Change;
import org.appointmentscheduler.api.Refusal;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandResultMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
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
    private final Set<String> running = ConcurrentHashMap.newKeySet();

    IdempotencyInterceptor(RememberedAnswers answers) {
        this.answers = answers;
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
        var remembered = remembered(key, fingerprint);
        return remembered.isPresent()
                ? new GenericCommandResultMessage<>(remembered.get(), MetaData.with(REPLAYED, true))
                : decide(unitOfWork, chain, key, fingerprint);
    }

    private @Nullable Object decide(UnitOfWork<?> unitOfWork, InterceptorChain chain, String key, String fingerprint)
            throws Exception {
        try {
            var change = (Change<?>) chain.proceed();
            unitOfWork.onPrepareCommit(_ -> answers.remember(key, fingerprint, change));
            return change;
        } catch (Rejected rejected) {
            if (remembered(key, fingerprint).isPresent()) {
                // Refused because the first request, on another node, has just succeeded: its answer is due.
                throw new ConcurrencyException("Answered meanwhile by another node", rejected);
            }
            throw rejected;
        }
    }

    private Optional<Change<?>> remembered(String key, String fingerprint) {
        var answer = answers.find(key);
        if (answer.isPresent() && !answer.get().fingerprint().equals(fingerprint)) {
            throw new Rejected(
                    Refusal.IDEMPOTENCY_KEY_REUSED, "Repeat the first request unchanged, or choose another key.");
        }
        return answer.map(remembered -> remembered.change().get());
    }
}
