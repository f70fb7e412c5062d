package org.appointmentscheduler.load.bare;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes a free window and writes what a conscientious table-based program would keep: the reservation, what happened for
 * the audit, and the timer for the end of the hold, in one transaction. No views to keep, and no memory of requests.
 */
@Component
class CrudReservations {

    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final Duration HOLD = Duration.ofMinutes(30);

    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final JsonMapper json;
    private final InstantSource clock;

    CrudReservations(
            JdbcClient database, PlatformTransactionManager transactions, JsonMapper json, InstantSource clock) {
        this.database = database;
        this.transaction = new TransactionTemplate(transactions);
        this.json = json;
        this.clock = clock;
    }

    /** Empty when the window is not free. */
    Optional<Reservation> reserve(Wanted wanted) {
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var made = new Reservation(
                UUID.randomUUID().toString(),
                "held",
                wanted.clientId(),
                wanted.providerId(),
                wanted.start(),
                wanted.start().plus(WINDOW),
                now,
                now.plus(HOLD));
        var won = transaction.execute(_ -> take(made, now) && keep(made));
        return Boolean.TRUE.equals(won) ? Optional.of(made) : Optional.empty();
    }

    private boolean take(Reservation made, Instant now) {
        return database.sql("""
                        update slot_window set reservation_id = ?, expires_at = ?
                        where start_at = ? and provider_id = ? and (reservation_id is null or expires_at <= ?)""")
                        .params(made.id(), utc(made.expiresAt()), utc(made.start()), made.providerId(), utc(now))
                        .update()
                == 1;
    }

    private boolean keep(Reservation made) {
        var content = json.writeValueAsString(made);
        database.sql("""
                        insert into reservation
                            (id, client_id, provider_id, start_at, end_at, status, held_at, expires_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        made.id(),
                        made.clientId(),
                        made.providerId(),
                        utc(made.start()),
                        utc(made.end()),
                        made.status(),
                        utc(made.heldAt()),
                        utc(made.expiresAt()))
                .update();
        database.sql("""
                        insert into audit (reservation_id, type, occurred_at, actor, content)
                        values (?, 'held', ?, ?, ?)""")
                .params(made.id(), utc(made.heldAt()), "client:" + made.clientId(), content)
                .update();
        database.sql("""
                        insert into timer (task_name, task_instance, task_data, execution_time, picked, version)
                        values ('expiry', ?, ?, ?, false, 1)""")
                .params(made.id(), content.getBytes(StandardCharsets.UTF_8), utc(made.expiresAt()))
                .update();
        return true;
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
