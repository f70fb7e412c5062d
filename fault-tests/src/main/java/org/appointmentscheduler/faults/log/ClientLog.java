package org.appointmentscheduler.faults.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.json.JsonMapper;

/** Reads the log back. */
public final class ClientLog {

    private static final JsonMapper JSON = JsonMapper.shared();

    private ClientLog() {}

    /** All calls in the order in which they were made, each with its answer, if there was one. */
    public static List<Exchange> read(Path path) throws IOException {
        var calls = new LinkedHashMap<Long, Call>();
        var answers = new HashMap<Long, Answer>();
        try (var lines = Files.lines(path)) {
            lines.map(line -> JSON.readValue(line, Entry.class)).forEach(entry -> {
                if (entry.call() != null) {
                    calls.put(entry.call().id(), entry.call());
                } else {
                    var answer = Objects.requireNonNull(entry.answer());
                    answers.put(answer.call(), answer);
                }
            });
        }
        return calls.values().stream()
                .map(call -> new Exchange(call, answers.get(call.id())))
                .toList();
    }
}
