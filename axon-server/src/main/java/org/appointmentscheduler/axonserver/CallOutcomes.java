package org.appointmentscheduler.axonserver;

import io.axoniq.axonserver.grpc.command.CommandServiceGrpc;
import io.axoniq.axonserver.grpc.event.EventStoreGrpc;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.ForwardingClientCallListener.SimpleForwardingClientCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import java.time.Duration;
import org.appointmentscheduler.command.messaging.OutcomeUnknown;
import org.axonframework.modelling.command.ConcurrencyException;

/**
 * Says what a failed call means. The connector hands the bare status of an append on, in which a lost race looks like
 * any other failure, and it waits for the answer to a command without end.
 */
final class CallOutcomes implements ClientInterceptor {

    private static final Metadata.Key<String> ERROR_CODE =
            Metadata.Key.of("AxonIQ-ErrorCode", Metadata.ASCII_STRING_MARSHALLER);
    private static final String LOST_RACE = "AXONIQ-2000";

    /** Shorter than the connector's own patience, and than a database transaction may wait idly. */
    private static final Duration APPEND = Duration.ofSeconds(8);

    private static final Duration COMMAND = Duration.ofSeconds(20);

    @Override
    public <I, O> ClientCall<I, O> interceptCall(MethodDescriptor<I, O> method, CallOptions options, Channel next) {
        if (isSame(method, EventStoreGrpc.getAppendEventMethod())) {
            return new Append<>(next.newCall(method, options.withDeadlineAfter(APPEND)));
        }
        return isSame(method, CommandServiceGrpc.getDispatchMethod())
                ? next.newCall(method, options.withDeadlineAfter(COMMAND))
                : next.newCall(method, options);
    }

    private static boolean isSame(MethodDescriptor<?, ?> one, MethodDescriptor<?, ?> other) {
        return one.getFullMethodName().equals(other.getFullMethodName());
    }

    private static Status explained(Status status, Metadata trailers) {
        if (status.isOk()) {
            return status;
        }
        return status.withCause(
                LOST_RACE.equals(trailers.get(ERROR_CODE))
                        ? new ConcurrencyException("Another was faster: " + status.getDescription())
                        : new OutcomeUnknown("The events were stored or not: " + status, status.getCause()));
    }

    private static final class Append<I, O> extends SimpleForwardingClientCall<I, O> {

        Append(ClientCall<I, O> call) {
            super(call);
        }

        @Override
        public void start(Listener<O> listener, Metadata headers) {
            super.start(
                    new SimpleForwardingClientCallListener<>(listener) {
                        @Override
                        public void onClose(Status status, Metadata trailers) {
                            super.onClose(explained(status, trailers), trailers);
                        }
                    },
                    headers);
        }
    }
}
