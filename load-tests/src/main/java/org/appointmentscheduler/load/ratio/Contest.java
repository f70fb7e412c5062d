package org.appointmentscheduler.load.ratio;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Everybody takes turns, so that whatever else the machine does meanwhile is shared. */
final class Contest {

    private static final int WARM_UP_CLIENTS = 16;
    private static final int MOST_WARM_UPS = 20;

    private final Map<Kind, Turn> turns;

    Contest(Map<Kind, Turn> turns) {
        this.turns = new EnumMap<>(turns);
    }

    /** Until everything has kept its server busy for so long, however slow the machine is: by then what is hot is compiled. */
    void warmUp(Duration busy, Duration each) throws IOException, InterruptedException {
        var least = Duration.ZERO;
        for (var round = 0; round < MOST_WARM_UPS && least.compareTo(busy) < 0; round++) {
            var shortest = hold(WARM_UP_CLIENTS, 1, each).values().stream()
                    .map(Sample::server)
                    .min(Comparator.naturalOrder())
                    .orElseThrow();
            least = least.plus(shortest);
        }
    }

    Map<Kind, Sample> hold(int clients, int rounds, Duration each) throws IOException, InterruptedException {
        var samples = new EnumMap<Kind, List<Sample>>(Kind.class);
        for (var round = 0; round < rounds; round++) {
            for (var turn : turns.entrySet()) {
                samples.computeIfAbsent(turn.getKey(), _ -> new ArrayList<>())
                        .add(turn.getValue().take(clients, each));
            }
        }
        var sums = new EnumMap<Kind, Sample>(Kind.class);
        samples.forEach((kind, parts) -> sums.put(kind, Sample.sum(parts)));
        return sums;
    }
}
