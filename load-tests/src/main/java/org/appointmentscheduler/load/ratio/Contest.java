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
        for (var round = 0; round < rounds; round++) {
            hold(WARM_UP_CLIENTS, each);
        }
        for (var turn : turns.entrySet()) {
            rests.put(turn.getKey(), turn.getValue().rest(AT_REST));
        }
    }

    Rest rest(Kind kind) {
        return rests.getOrDefault(kind, NOT_KNOWN);
    }

    /** One round. */
    Map<Kind, Sample> hold(int clients, Duration each) throws IOException, InterruptedException, SQLException {
        var samples = new EnumMap<Kind, Sample>(Kind.class);
        for (var turn : turns.entrySet()) {
            samples.put(turn.getKey(), turn.getValue().take(clients, each, rest(turn.getKey())));
        }
        return samples;
    }

    static Map<Kind, Sample> sum(List<Map<Kind, Sample>> rounds) {
        var samples = new EnumMap<Kind, List<Sample>>(Kind.class);
        rounds.forEach(round -> round.forEach((kind, sample) ->
                samples.computeIfAbsent(kind, _ -> new ArrayList<>()).add(sample)));
        var sums = new EnumMap<Kind, Sample>(Kind.class);
        samples.forEach((kind, parts) -> sums.put(kind, Sample.sum(parts)));
        return sums;
    }
}
