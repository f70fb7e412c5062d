package org.appointmentscheduler.query.projection;

import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Supplier;
import org.appointmentscheduler.api.Refusal;
import org.appointmentscheduler.query.reading.Refused;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes a repeated request for a replay harmless. Its answers are kept, and forgotten, with those of commands, so a key
 * means one thing in the whole application. A replay may safely run twice, so its answer is remembered afterwards.
 */
@Component
class ReplayRequests {

    private static final Duration KEPT = Duration.ofHours(24);

    private final JdbcClient database;
    private final InstantSource clock;
    private final JsonMapper json = new JsonMapper();

    ReplayRequests(JdbcClient database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    private record Remembered(String fingerprint, String answer) {}

    synchronized ResponseEntity<ProjectionState> once(String key, String projection, Supplier<ProjectionState> replay) {
        var fingerprint = "replay " + projection;
        var first = find(key, fingerprint);
        if (first.isPresent()) {
            return ResponseEntity.accepted()
                    .header("Idempotency-Replayed", "true")
                    .body(first.get());
        }
        var answer = replay.get();
        remember(key, fingerprint, answer);
        return ResponseEntity.accepted().body(answer);
    }

    private Optional<ProjectionState> find(String key, String fingerprint) {
        return database.sql("""
                        select fingerprint, state from idempotency_record
                        where idempotency_key = :key and recorded_at > :forgotten""")
                .param("key", key)
                .param("forgotten", forgotten())
                .query((row, _) -> new Remembered(row.getString("fingerprint"), row.getString("state")))
                .optional()
                .map(remembered -> read(remembered, fingerprint));
    }

    private ProjectionState read(Remembered remembered, String fingerprint) {
        if (!remembered.fingerprint().equals(fingerprint)) {
            throw new Refused(
                    Refusal.IDEMPOTENCY_KEY_REUSED, "Repeat the first request unchanged, or choose another key.");
        }
        return json.readValue(remembered.answer(), ProjectionState.class);
    }

    private void remember(String key, String fingerprint, ProjectionState answer) {
        database.sql("delete from idempotency_record where idempotency_key = :key and recorded_at <= :forgotten")
                .param("key", key)
                .param("forgotten", forgotten())
                .update();
        try {
            database.sql("""
                            insert into idempotency_record
                                (idempotency_key, fingerprint, state_type, state, stream, version, recorded_at)
                            values (:key, :fingerprint, 'ProjectionState', :state, '', 0, :recordedAt)""")
                    .param("key", key)
                    .param("fingerprint", fingerprint)
                    .param("state", json.writeValueAsString(answer))
                    .param("recordedAt", clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
        } catch (DuplicateKeyException answeredElsewhere) {
            throw new Refused(
                    Refusal.REQUEST_IN_PROGRESS, "Another node is answering the same request. Ask again later.");
        }
    }

    private OffsetDateTime forgotten() {
        return clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC);
    }
}
