package org.appointmentscheduler.load.ratio;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Everybody takes turns, so that whatever else the machine does meanwhile is shared. */
final class Contest {

    private static final int WARM_UP_CLIENTS = 16;

    private final Map<Kind, Turn> turns;

    Contest(Map<Kind, Turn> turns) {
        this.turns = new EnumMap<>(turns);
    }

    /** By the number of requests and not by time, so that on a slow machine, too, what is hot gets compiled. */
    void warmUp(int rounds, Duration each) throws IOException, InterruptedException {
        hold(WARM_UP_CLIENTS, rounds, each);
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
