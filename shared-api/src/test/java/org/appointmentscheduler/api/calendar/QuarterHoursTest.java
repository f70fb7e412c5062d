package org.appointmentscheduler.api.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.appointmentscheduler.api.RandomSequences;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class QuarterHoursTest {

    private enum Operation {
        PLUS,
        MINUS,
        INTERSECT
    }

    private record Step(Operation operation, int first, int end) {}

    /** The same algebra, written so plainly that it can be trusted. */
    @Test
    void agreesWithASetOfNumbers() {
        RandomSequences.check(2_000, 30, QuarterHoursTest::step, steps -> {
            var actual = QuarterHours.NONE;
            var model = new TreeSet<Integer>();
            for (var step : steps) {
                var operand = QuarterHours.between(step.first(), step.end());
                var numbers = IntStream.range(step.first(), step.end()).boxed().toList();
                var before = new TreeSet<>(model);
                switch (step.operation()) {
                    case PLUS -> model.addAll(numbers);
                    case MINUS -> model.removeAll(numbers);
                    case INTERSECT -> model.retainAll(numbers);
                }
                assertThat(actual.intersects(operand))
                        .isEqualTo(numbers.stream().anyMatch(before::contains));
                assertThat(actual.containsAll(operand)).isEqualTo(before.containsAll(numbers));
                actual = switch (step.operation()) {
                    case PLUS -> actual.plus(operand);
                    case MINUS -> actual.minus(operand);
                    case INTERSECT -> actual.intersect(operand);
                };
                agree(actual, model);
            }
        });
    }

    private static void agree(QuarterHours actual, TreeSet<Integer> model) {
        assertThat(actual.stream().boxed()).containsExactlyElementsOf(model);
        assertThat(actual.count()).isEqualTo(model.size());
        assertThat(actual.isEmpty()).isEqualTo(model.isEmpty());
        assertThat(QuarterHours.parse(actual.ranges())).isEqualTo(actual).hasSameHashCodeAs(actual);
        assertThat(QuarterHours.fromHex(actual.toHex())).isEqualTo(actual);
        assertThat(actual.runs().stream()
                        .flatMap(run -> IntStream.range(run.first(), run.end()).boxed()))
                .containsExactlyElementsOf(model);
        for (var i = 1; i < actual.runs().size(); i++) {
            assertThat(actual.runs().get(i).first())
                    .isGreaterThan(actual.runs().get(i - 1).end());
        }
    }

    @Test
    void findsEveryStartOfARunAlsoPastMidnight() {
        RandomSequences.check(300, 12, QuarterHoursTest::step, steps -> {
            var today = QuarterHours.NONE;
            var tomorrow = QuarterHours.NONE;
            for (var step : steps) {
                var operand = QuarterHours.between(step.first(), step.end());
                today = step.operation() == Operation.PLUS ? today.plus(operand) : today.minus(operand);
                tomorrow = step.operation() == Operation.MINUS ? tomorrow.plus(operand) : tomorrow.minus(operand);
            }
            var both = new TreeSet<Integer>();
            today.stream().forEach(both::add);
            tomorrow.stream().map(quarterHour -> quarterHour + 96).forEach(both::add);
            for (var length : List.of(1, 2, 5, 48, 96)) {
                assertThat(today.startsOfRuns(length, tomorrow).stream().boxed())
                        .containsExactlyElementsOf(IntStream.range(0, 96)
                                .filter(start ->
                                        IntStream.range(start, start + length).allMatch(both::contains))
                                .boxed()
                                .toList());
            }
        });
    }

    private static Step step(RandomGenerator random) {
        var first = random.nextInt(97);
        return new Step(
                Operation.values()[random.nextInt(8) == 0 ? 2 : random.nextInt(2)], first, random.nextInt(first, 97));
    }

    @Test
    void isWrittenAsRanges() {
        var json = JsonMapper.shared();
        var morningAndMidnight = QuarterHours.between(36, 50).plus(QuarterHours.between(95, 96));
        assertThat(json.writeValueAsString(morningAndMidnight)).isEqualTo("[\"09:00-12:30\",\"23:45-24:00\"]");
        assertThat(json.readValue("[\"09:00-12:30\",\"23:45-24:00\"]", QuarterHours.class))
                .isEqualTo(morningAndMidnight);
        assertThat(QuarterHours.ALL.ranges()).containsExactly("00:00-24:00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"09:00", "09:10-10:00", "10:00-09:00", "9:00-10:00", "09:00-24:15", "-01:00-02:00", "a-b"})
    void readsNothingElse(String range) {
        assertThatIllegalArgumentException().isThrownBy(() -> QuarterHours.parse(List.of(range)));
    }
}
