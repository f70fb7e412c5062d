package org.appointmentscheduler.load.ratio;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Everybody takes turns, so that whatever else the machine does meanwhile is shared. */
final class Contest {

    private static final int WARM_UP_CLIENTS = 16;

    private static final Duration AT_REST = Duration.ofSeconds(3);
    private static final Rest NOT_KNOWN = new Rest(AT_REST, Duration.ZERO, Duration.ZERO);

    private final Map<Kind, Turn> turns;
    private final Map<Kind, Rest> rests = new EnumMap<>(Kind.class);

    Contest(Map<Kind, Turn> turns) {
        this.turns = new EnumMap<>(turns);
    }

    /** By the number of requests and not by time, so that on a slow machine, too, what is hot gets compiled. */
    void warmUp(int rounds, Duration each) throws IOException, InterruptedException, SQLException {
        hold(WARM_UP_CLIENTS, rounds, each);
        for (var turn : turns.entrySet()) {
            rests.put(turn.getKey(), turn.getValue().rest(AT_REST));
        }
    }

    Rest rest(Kind kind) {
        return rests.getOrDefault(kind, NOT_KNOWN);
    }

    Map<Kind, Sample> hold(int clients, int rounds, Duration each)
            throws IOException, InterruptedException, SQLException {
        var samples = new EnumMap<Kind, List<Sample>>(Kind.class);
        for (var round = 0; round < rounds; round++) {
            for (var turn : turns.entrySet()) {
                samples.computeIfAbsent(turn.getKey(), _ -> new ArrayList<>())
                        .add(turn.getValue().take(clients, each, rest(turn.getKey())));
            }
        }
        var sums = new EnumMap<Kind, Sample>(Kind.class);
        samples.forEach((kind, parts) -> sums.put(kind, Sample.sum(parts)));
        return sums;
    }
}
