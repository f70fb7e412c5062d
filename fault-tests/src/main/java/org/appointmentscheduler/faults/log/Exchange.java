package org.appointmentscheduler.faults.log;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A call and what came of it. */
public record Exchange(Call call, @Nullable Answer answer) {

    private static final JsonMapper JSON = JsonMapper.shared();

    public Outcome outcome() {
        return answer == null ? Outcome.UNKNOWN : Outcome.of(answer.status(), problem());
    }

    public boolean is(Op op, Outcome outcome) {
        return call.op() == op && outcome() == outcome;
    }

    public String problem() {
        return answer == null || answer.problem() == null ? "" : answer.problem();
    }

    public boolean replayed() {
        return answer != null && answer.replayed();
    }

    /** When the caller knew; the end of time when it never did. */
    public Instant until() {
        return answer == null || outcome() == Outcome.UNKNOWN ? Instant.MAX : answer.at();
    }

    public JsonNode body() {
        return JSON.readTree(
                Objects.requireNonNull(Objects.requireNonNull(answer).body()));
    }

    /** The appointment that was asked about, or that the answer brought. */
    public @Nullable String appointment() {
        if (call.appointment() != null || !is(Op.RESERVE, Outcome.ACKNOWLEDGED)) {
            return call.appointment();
        }
        return body().get("id").stringValue();
    }

    @Override
    public String toString() {
        return call + " -> " + (answer == null ? "no answer" : answer.toString());
    }
}
