package org.appointmentscheduler.command.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.appointmentscheduler.api.RandomSequences;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * About 10⁵ steps in every build. As many as one likes with {@code -Dsimulation.worlds=100000} (10⁷ steps); a failure
 * prints the seed and the shortest plan that still breaks the promise.
 */
class SimulationTest {

    private static final int WORLDS = Integer.getInteger("simulation.worlds", 1_000);
    private static final int LONGEST = 200;
    private static final int WORLDS_TO_NOTICE = 300;

    @Test
    void keepsEveryPromise() {
        RandomSequences.check(WORLDS, LONGEST, Step::any, plan -> Promises.check(Simulation.of(plan, Defect.NONE)));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void noticesWhatWasPlanted(Defect defect) {
        assertThatThrownBy(() -> RandomSequences.check(
                        WORLDS_TO_NOTICE, LONGEST, Step::any, plan -> Promises.check(Simulation.of(plan, defect))))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("-Dproperty.seed=");
    }

    @Test
    void isTheSameEveryTime() {
        assertThat(trace(17)).isNotEmpty().isEqualTo(trace(17)).isNotEqualTo(trace(18));
    }

    private static List<String> trace(long seed) {
        var random = new SplittableRandom(seed);
        var plan = Stream.generate(() -> Step.any(random)).limit(LONGEST).toList();
        return Simulation.of(plan, Defect.NONE).world.log().stream()
                .map(recorded -> recorded.at() + " " + recorded.event().getPayload())
                .toList();
    }
}
