package org.appointmentscheduler.command.messaging;

import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.appointmentscheduler.api.Refusal;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What a request with a key is about to make, written down before it is made: a repetition makes the same thing and not
 * another one, and so finds out that it exists. Forgotten no later than the answer would be.
 */
@Component
@TwoStores
class IntendedIdentifiers {

    private static final Duration KEPT = Duration.ofHours(24);

    private final JdbcClient database;
    private final EventStore events;
    private final RequestMetaData request;
    private final InstantSource clock;

    IntendedIdentifiers(JdbcClient database, EventStore events, RequestMetaData request, InstantSource clock) {
        this.database = database;
        this.events = events;
        this.request = request;
        this.clock = clock;
    }

    private record Intention(String fingerprint, UUID identifier) {}

    /** The identifier of the current request's first attempt; the fresh one when this is the first. */
    UUID choose(UUID fresh) {
        var known = request.current();
        return known.get(RequestMetaData.IDEMPOTENCY_KEY) instanceof String key
                ? choose(key, new Intention(String.valueOf(known.get(RequestMetaData.FINGERPRINT)), fresh))
                : fresh;
    }

    private UUID choose(String key, Intention mine) {
        var first = find(key);
        if (first.isEmpty()) {
            return insert(key, mine) ? mine.identifier() : choose(key, mine);
        }
        if (first.get().fingerprint().equals(mine.fingerprint())) {
            return first.get().identifier();
        }
        if (events.readEvents(first.get().identifier().toString()).hasNext()) {
            throw new Rejected(
                    Refusal.IDEMPOTENCY_KEY_REUSED, "Repeat the first request unchanged, or choose another key.");
        }
        // The first request was refused or never got far, so its key is free again.
        return replace(key, first.get(), mine) ? mine.identifier() : choose(key, mine);
    }

    private Optional<Intention> find(String key) {
        return database.sql("""
                        select fingerprint, identifier from intended_identifier
                        where idempotency_key = :key and recorded_at > :forgotten""")
                .param("key", key)
                .param("forgotten", forgotten())
                .query((row, _) ->
                        new Intention(row.getString("fingerprint"), UUID.fromString(row.getString("identifier"))))
                .optional();
    }

    private boolean insert(String key, Intention mine) {
        database.sql("delete from intended_identifier where idempotency_key = :key and recorded_at <= :forgotten")
                .param("key", key)
                .param("forgotten", forgotten())
                .update();
        try {
            database.sql("""
                            insert into intended_identifier (idempotency_key, fingerprint, identifier, recorded_at)
                            values (:key, :fingerprint, :identifier, :now)""")
                    .param("key", key)
                    .param("fingerprint", mine.fingerprint())
                    .param("identifier", mine.identifier().toString())
                    .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
            return true;
        } catch (DuplicateKeyException fasterOnAnotherNode) {
            return false;
        }
    }

    private boolean replace(String key, Intention first, Intention mine) {
        return database.sql("""
                                update intended_identifier
                                set fingerprint = :fingerprint, identifier = :identifier, recorded_at = :now
                                where idempotency_key = :key and identifier = :first""")
                        .param("fingerprint", mine.fingerprint())
                        .param("identifier", mine.identifier().toString())
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .param("key", key)
                        .param("first", first.identifier().toString())
                        .update()
                == 1;
    }

    void purge() {
        database.sql("delete from intended_identifier where recorded_at <= :forgotten")
                .param("forgotten", forgotten())
                .update();
    }

    private OffsetDateTime forgotten() {
        return clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC);
    }
}
