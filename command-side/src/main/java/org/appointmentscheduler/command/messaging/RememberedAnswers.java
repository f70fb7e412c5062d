package org.appointmentscheduler.command.messaging;

import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Supplier;
import org.appointmentscheduler.api.Change;
import org.axonframework.modelling.command.ConcurrencyException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The answers to requests with an idempotency key. An answer is forgotten 24 hours after it was given. */
@Component
class RememberedAnswers {

    private static final Duration KEPT = Duration.ofHours(24);
    private static final String STATES = Change.class.getPackageName() + ".";

    private final JdbcClient database;
    private final InstantSource clock;
    private final JsonMapper json = new JsonMapper();

    RememberedAnswers(JdbcClient database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * @param isForgotten when it is to be treated as if it were not there
     * @param change read only when asked for: the key may have been used for something else than a command
     */
    record RememberedAnswer(boolean isForgotten, String fingerprint, Supplier<Change<?>> change) {}

    Optional<RememberedAnswer> find(String key) {
        return database.sql("""
                        select recorded_at <= :forgotten as forgotten, fingerprint, state_type, state, stream, version
                        from idempotency_record where idempotency_key = :key""")
                .param("key", key)
                .param("forgotten", forgotten())
                .query((row, _) -> remembered(
                        row.getBoolean("forgotten"),
                        row.getString("fingerprint"),
                        row.getString("state_type"),
                        row.getString("state"),
                        row.getString("stream"),
                        row.getLong("version")))
                .optional();
    }

    /** Makes room for a new answer. */
    void delete(String key) {
        database.sql("delete from idempotency_record where idempotency_key = :key and recorded_at <= :forgotten")
                .param("key", key)
                .param("forgotten", forgotten())
                .update();
    }

    void remember(String key, String fingerprint, Change<?> change) {
        try {
            database.sql("""
                            insert into idempotency_record
                                (idempotency_key, fingerprint, state_type, state, stream, version, recorded_at)
                            values (:key, :fingerprint, :stateType, :state, :stream, :version, :recordedAt)""")
                    .param("key", key)
                    .param("fingerprint", fingerprint)
                    .param("stateType", change.state().getClass().getName().substring(STATES.length()))
                    .param("state", json.writeValueAsString(change.state()))
                    .param("stream", change.stream())
                    .param("version", change.version())
                    .param("recordedAt", clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
        } catch (DuplicateKeyException e) {
            throw new ConcurrencyException("The same request was answered by another node", e);
        }
    }

    /** Deletes what is forgotten already, and says how much. */
    int purge() {
        return database.sql("delete from idempotency_record where recorded_at <= :forgotten")
                .param("forgotten", forgotten())
                .update();
    }

    private RememberedAnswer remembered(
            boolean isForgotten, String fingerprint, String stateType, String state, String stream, long version) {
        return new RememberedAnswer(
                isForgotten, fingerprint, () -> new Change<>(readState(stateType, state), stream, version));
    }

    private Object readState(String type, String state) {
        try {
            return json.readValue(state, Class.forName(STATES + type));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("A remembered answer of a kind this version does not know: " + type, e);
        }
    }

    private OffsetDateTime forgotten() {
        return clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC);
    }
}
