package org.appointmentscheduler.command.messaging;

import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.appointmentscheduler.api.Change;
import org.appointmentscheduler.command.messaging.Writes.BatchWriter;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The answers to requests with an idempotency key. An answer is forgotten 24 hours after it was given. */
@Component
class RememberedAnswers {

    private static final Duration KEPT = Duration.ofHours(24);
    private static final String STATES = Change.class.getPackageName() + ".";

    private static final String INSERT = """
            insert into idempotency_record
                (idempotency_key, fingerprint, state_type, state, stream, version, recorded_at)
            values (?, ?, ?, ?, ?, ?, ?)""";

    private static final String DELETE =
            "delete from idempotency_record where idempotency_key = ? and recorded_at <= ?";

    private final JdbcClient database;
    private final InstantSource clock;
    private final List<PersonalStates> persons;
    private final BatchWriter<Object[]> insertion;
    private final BatchWriter<Object[]> deletion;
    private final JsonMapper json = new JsonMapper();

    @Autowired
    RememberedAnswers(
            JdbcClient database, JdbcOperations batches, InstantSource clock, ObjectProvider<PersonalStates> persons) {
        this(database, batches, clock, persons.stream().toList());
    }

    RememberedAnswers(JdbcClient database, JdbcOperations batches, InstantSource clock, List<PersonalStates> persons) {
        this.database = database;
        this.clock = clock;
        this.persons = persons;
        insertion = rows -> batches.batchUpdate(INSERT, rows);
        deletion = rows -> batches.batchUpdate(DELETE, rows);
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

    /** Makes room for a new answer, when the current unit of work commits. */
    void delete(String key) {
        Writes.current().add(deletion, new Object[] {key, forgotten()});
    }

    /** Keeps the answer when the current unit of work commits, or not at all. */
    void remember(String key, String fingerprint, Change<?> change) {
        Writes.current().add(insertion, new Object[] {
            key,
            fingerprint,
            change.state().getClass().getName().substring(STATES.length()),
            isPersonal(change.state().getClass()) ? "" : json.writeValueAsString(change.state()),
            change.stream(),
            change.version(),
            clock.instant().atOffset(ZoneOffset.UTC)
        });
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
                isForgotten, fingerprint, () -> new Change<>(readState(stateType, state, stream), stream, version));
    }

    private boolean isPersonal(Class<?> type) {
        return persons.stream().anyMatch(person -> person.keeps(type));
    }

    private Object readState(String type, String state, String stream) {
        try {
            var stateType = Class.forName(STATES + type);
            return state.isEmpty()
                    ? persons.stream()
                            .filter(person -> person.keeps(stateType))
                            .flatMap(person -> person.find(stream).stream())
                            .findFirst()
                            .orElseThrow()
                    : json.readValue(state, stateType);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("A remembered answer of a kind this version does not know: " + type, e);
        }
    }

    private OffsetDateTime forgotten() {
        return clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC);
    }
}
