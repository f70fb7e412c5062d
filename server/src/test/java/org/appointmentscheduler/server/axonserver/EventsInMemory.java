package org.appointmentscheduler.server.axonserver;

import io.axoniq.axonserver.grpc.event.Confirmation;
import io.axoniq.axonserver.grpc.event.Event;
import io.axoniq.axonserver.grpc.event.EventStoreGrpc;
import io.axoniq.axonserver.grpc.event.EventWithToken;
import io.axoniq.axonserver.grpc.event.GetAggregateEventsRequest;
import io.axoniq.axonserver.grpc.event.GetEventsRequest;
import io.axoniq.axonserver.grpc.event.GetFirstTokenRequest;
import io.axoniq.axonserver.grpc.event.GetLastTokenRequest;
import io.axoniq.axonserver.grpc.event.ReadHighestSequenceNrRequest;
import io.axoniq.axonserver.grpc.event.ReadHighestSequenceNrResponse;
import io.axoniq.axonserver.grpc.event.TrackingToken;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/** One list of events, appended to all or nothing, in which every stream is numbered without holes. */
final class EventsInMemory extends EventStoreGrpc.EventStoreImplBase {

    /** What happens around an append; an exception is what the application gets for an answer. */
    interface Mishap {

        default void beforeStoring() {}

        default void afterStoring() {}
    }

    private static final Mishap NONE = new Mishap() {};

    private final List<Event> log = new ArrayList<>();
    private final Map<StreamObserver<EventWithToken>, Reader> readers = new ConcurrentHashMap<>();
    private final AtomicReference<Mishap> next = new AtomicReference<>(NONE);

    /** Spoils the next append and no other. */
    void spoilNextAppend(Mishap mishap) {
        next.set(mishap);
    }

    static StatusRuntimeException unavailable() {
        return Status.UNAVAILABLE.withDescription("on purpose").asRuntimeException();
    }

    synchronized List<Event> of(String stream) {
        return log.stream()
                .filter(event -> event.getAggregateIdentifier().equals(stream))
                .toList();
    }

    /** What a stream has in it, such as {@code SlotHeld}. */
    List<String> names(String stream) {
        return of(stream).stream()
                .map(event -> event.getPayload().getType())
                .map(type -> type.substring(type.lastIndexOf('$') + 1))
                .toList();
    }

    synchronized List<String> types() {
        return log.stream().map(event -> event.getPayload().getType()).toList();
    }

    @Override
    public StreamObserver<Event> appendEvent(StreamObserver<Confirmation> answer) {
        var events = new ArrayList<Event>();
        return new StreamObserver<>() {
            @Override
            public void onNext(Event event) {
                events.add(event);
            }

            @Override
            public void onError(Throwable rolledBack) {}

            @Override
            public void onCompleted() {
                try {
                    var mishap = next.getAndSet(NONE);
                    mishap.beforeStoring();
                    append(events);
                    mishap.afterStoring();
                    answer.onNext(Confirmation.newBuilder().setSuccess(true).build());
                    answer.onCompleted();
                } catch (StatusRuntimeException e) {
                    answer.onError(e);
                }
            }
        };
    }

    private synchronized void append(List<Event> events) {
        var before = log.size();
        for (var event : events) {
            var expected = of(event.getAggregateIdentifier()).size();
            if (event.getAggregateSequenceNumber() != expected) {
                log.subList(before, log.size()).clear();
                throw invalidSequence(event, expected);
            }
            log.add(event);
        }
        readers.values().forEach(Reader::send);
    }

    /** Word for word what Axon Server answers, and where. */
    private static StatusRuntimeException invalidSequence(Event event, long expected) {
        var code = new Metadata();
        code.put(Metadata.Key.of("AxonIQ-ErrorCode", Metadata.ASCII_STRING_MARSHALLER), "AXONIQ-2000");
        return Status.OUT_OF_RANGE
                .withDescription("[AXONIQ-2000] Invalid sequence number %d for aggregate %s, expected %d"
                        .formatted(event.getAggregateSequenceNumber(), event.getAggregateIdentifier(), expected))
                .asRuntimeException(code);
    }

    @Override
    public void listAggregateEvents(GetAggregateEventsRequest request, StreamObserver<Event> answer) {
        of(request.getAggregateId()).stream().skip(request.getInitialSequence()).forEach(answer::onNext);
        answer.onCompleted();
    }

    @Override
    public StreamObserver<GetEventsRequest> listEvents(StreamObserver<EventWithToken> answer) {
        return new StreamObserver<>() {
            @Override
            public void onNext(GetEventsRequest request) {
                synchronized (EventsInMemory.this) {
                    var reader =
                            readers.computeIfAbsent(answer, _ -> new Reader(answer, (int) request.getTrackingToken()));
                    reader.permits += request.getNumberOfPermits();
                    reader.send();
                }
            }

            @Override
            public void onError(Throwable gone) {
                readers.remove(answer);
            }

            @Override
            public void onCompleted() {
                readers.remove(answer);
                answer.onCompleted();
            }
        };
    }

    private final class Reader {

        private final StreamObserver<EventWithToken> answer;
        private int position;
        private long permits;

        private Reader(StreamObserver<EventWithToken> answer, int position) {
            this.answer = answer;
            this.position = position;
        }

        private void send() {
            for (; permits > 0 && position < log.size(); permits--, position++) {
                answer.onNext(EventWithToken.newBuilder()
                        .setToken(position)
                        .setEvent(log.get(position))
                        .build());
            }
        }
    }

    @Override
    public void readHighestSequenceNr(
            ReadHighestSequenceNrRequest request, StreamObserver<ReadHighestSequenceNrResponse> answer) {
        answer.onNext(ReadHighestSequenceNrResponse.newBuilder()
                .setToSequenceNr(of(request.getAggregateId()).size() - 1)
                .build());
        answer.onCompleted();
    }

    @Override
    public void getFirstToken(GetFirstTokenRequest request, StreamObserver<TrackingToken> answer) {
        answer.onNext(TrackingToken.newBuilder().setToken(0).build());
        answer.onCompleted();
    }

    @Override
    public synchronized void getLastToken(GetLastTokenRequest request, StreamObserver<TrackingToken> answer) {
        answer.onNext(TrackingToken.newBuilder().setToken(log.size() - 1).build());
        answer.onCompleted();
    }
}
