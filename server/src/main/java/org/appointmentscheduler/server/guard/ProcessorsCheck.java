package org.appointmentscheduler.server.guard;

import java.util.Optional;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventProcessor;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.springframework.stereotype.Component;

/** The default for an event that a view cannot digest is a log line, and the view is wrong from then on. */
@Component
record ProcessorsCheck(EventProcessingConfiguration processing) implements Check {

    @Override
    public Optional<Finding> findFault() {
        return processing.eventProcessors().values().stream()
                .filter(processor -> !neverSkips(processor))
                .findFirst()
                .map(processor -> new Finding(
                        "The view '" + processor.getName() + "' could lose an event without a trace.",
                        "Make it a pooled processor with a propagating error handler and a dead-letter queue."));
    }

    private boolean neverSkips(EventProcessor processor) {
        var name = processor.getName();
        return processor instanceof PooledStreamingEventProcessor
                && processing.errorHandler(name) instanceof PropagatingErrorHandler
                && processing.listenerInvocationErrorHandler(name) instanceof PropagatingErrorHandler
                && processing.deadLetterQueue(name).isPresent();
    }
}
