package org.appointmentscheduler.blackbox;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Does things at the same time. */
final class AtOnce {

    private AtOnce() {}

    /** Starts all of them together and returns what each answered, in order. */
    static <T> List<T> all(int count, IntFunction<T> action) {
        return all(IntStream.range(0, count)
                .<Callable<T>>mapToObj(index -> () -> action.apply(index))
                .toList());
    }

    static <T> List<T> all(List<Callable<T>> actions) {
        var ready = new CountDownLatch(actions.size());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = actions.stream()
                    .map(action -> threads.submit(() -> {
                        ready.countDown();
                        ready.await();
                        return action.call();
                    }))
                    .toList();
            return running.stream().map(AtOnce::result).toList();
        }
    }

    private static <T> T result(Future<T> running) {
        try {
            return running.get();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        }
    }
}
