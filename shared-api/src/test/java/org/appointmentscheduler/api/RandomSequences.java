package org.appointmentscheduler.api;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;

/**
 * Checks a property of random sequences of operations. A failure is reported with its seed, which
 * {@code -Dproperty.seed} repeats, and with the shortest sequence that deleting operations leads to.
 */
public final class RandomSequences {

    private static final long SEED =
            Long.getLong("property.seed", RandomGenerator.getDefault().nextLong());

    private RandomSequences() {}

    public static <T> void check(
            int sequences, int longest, Function<RandomGenerator, T> operation, Consumer<List<T>> property) {
        System.out.printf("property.seed=%d%n", SEED);
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
        for (var sequence = 0; sequence < sequences; sequence++) {
            var operations = Stream.generate(() -> operation.apply(random))
                    .limit(random.nextInt(longest) + 1)
                    .toList();
            var failure = failure(operations, property);
            if (failure != null) {
                var shortest = shrink(operations, property);
                throw new AssertionError(
                        "Broken by %s with -Dproperty.seed=%d".formatted(shortest, SEED), failure(shortest, property));
            }
        }
    }

    private static <T> List<T> shrink(List<T> operations, Consumer<List<T>> property) {
        for (var chunk = operations.size() / 2; chunk >= 1; chunk /= 2) {
            for (var from = 0; from + chunk <= operations.size(); ) {
                var fewer = new ArrayList<>(operations.subList(0, from));
                fewer.addAll(operations.subList(from + chunk, operations.size()));
                if (failure(fewer, property) == null) {
                    from += chunk;
                } else {
                    operations = fewer;
                }
            }
        }
        return operations;
    }

    private static <T> Throwable failure(List<T> operations, Consumer<List<T>> property) {
        try {
            property.accept(operations);
            return null;
        } catch (AssertionError | RuntimeException e) {
            return e;
        }
    }
}
