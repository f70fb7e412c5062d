package org.appointmentscheduler.server.axonserver;

import io.grpc.stub.StreamObserver;

/** Takes what comes, and ends when the other side does. */
class Ignoring<T> implements StreamObserver<T> {

    private final StreamObserver<?> answers;

    Ignoring(StreamObserver<?> answers) {
        this.answers = answers;
    }

    @Override
    public void onNext(T value) {}

    @Override
    public void onError(Throwable failure) {}

    @Override
    public void onCompleted() {
        answers.onCompleted();
    }
}
