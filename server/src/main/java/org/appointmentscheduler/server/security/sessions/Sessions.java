package org.appointmentscheduler.server.security.sessions;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.appointmentscheduler.api.WholeSeconds;
import org.appointmentscheduler.api.access.Actor;
import org.appointmentscheduler.api.client.ClientId;
import org.appointmentscheduler.command.messaging.Durability;
import org.appointmentscheduler.command.registration.Traces;
import org.appointmentscheduler.server.security.Secrets;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who is signed in, in the database, so that every node knows. A session is over half an hour after its last request,
 * twelve hours after it began, or when its owner says so. What opens it is kept as a hash only.
 */
@Component
public class Sessions implements Traces {

    static final Duration IDLE = Duration.ofMinutes(30);
    static final Duration LONGEST = Duration.ofHours(12);

    /** A request later than this after the last one that was noted is noted as well. */
    private static final Duration NOTED_EVERY = Duration.ofMinutes(1);

    private final JdbcClient database;
    private final Durability durability;
    private final InstantSource clock;

    Sessions(JdbcClient database, Durability durability, InstantSource clock) {
        this.database = database;
        this.durability = durability;
        this.clock = clock;
    }

    /** @param secret what the browser keeps */
    record Session(String secret, Actor actor, Instant expiresAt) {

        @Override
        public String toString() {
            return "Session[" + actor + "]";
        }
    }

    private record Row(Actor actor, Instant beganAt, Instant usedAt) {

        Instant expiresAt() {
            var idle = usedAt.plus(IDLE);
            var longest = beganAt.plus(LONGEST);
            return idle.isBefore(longest) ? idle : longest;
        }
    }

    /** Always with a new secret: nobody can be made to sign in to a session that somebody else knows. */
    Session begin(Actor actor) {
        var secret = Secrets.make();
        var now = WholeSeconds.of(clock.instant());
        deleteOver(now);
        database.sql("insert into session (secret_hash, actor, began_at, used_at) values (:hash, :actor, :now, :now)")
                .param("hash", Secrets.hash(secret))
                .param("actor", actor.toString())
                .param("now", at(now))
                .update();
        durability.awaitDurable();
        return new Session(secret, actor, new Row(actor, now, now).expiresAt());
    }

    private void deleteOver(Instant now) {
        database.sql("delete from session where used_at <= :idle or began_at <= :longest")
                .param("idle", at(now.minus(IDLE)))
                .param("longest", at(now.minus(LONGEST)))
                .update();
    }

    /** The session that the secret opens, kept alive by being asked for. That of a client who is erased opens nothing. */
    Optional<Session> use(String secret) {
        var now = WholeSeconds.of(clock.instant());
        return find(secret).filter(row -> now.isBefore(row.expiresAt())).map(row -> {
            if (row.usedAt().plus(NOTED_EVERY).isBefore(now)) {
                note(secret, now);
                return new Session(secret, row.actor(), new Row(row.actor(), row.beganAt(), now).expiresAt());
            }
            return new Session(secret, row.actor(), row.expiresAt());
        });
    }

    private Optional<Row> find(String secret) {
        return database.sql("""
                        select actor, began_at, used_at from session where secret_hash = :hash
                            and (actor not like 'client:%' or exists (
                                select 1 from person where 'client:' || person.id = actor))""")
                .param("hash", Secrets.hash(secret))
                .query((row, _) -> new Row(
                        Actor.parse(row.getString("actor")),
                        row.getObject("began_at", OffsetDateTime.class).toInstant(),
                        row.getObject("used_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    private void note(String secret, Instant now) {
        database.sql("update session set used_at = :now where secret_hash = :hash")
                .param("hash", Secrets.hash(secret))
                .param("now", at(now))
                .update();
    }

    /** Whether the session that a request came by is still open. Asking that does not keep it alive. */
    public BooleanSupplier opening(HttpServletRequest request) {
        var secret = SessionCookie.in(request);
        return () -> secret.flatMap(this::find)
                .filter(row -> clock.instant().isBefore(row.expiresAt()))
                .isPresent();
    }

    void end(String secret) {
        database.sql("delete from session where secret_hash = :hash")
                .param("hash", Secrets.hash(secret))
                .update();
        durability.awaitDurable();
    }

    @Override
    public void erase(ClientId client) {
        database.sql("delete from session where actor = :actor")
                .param("actor", new Actor.Client(client).toString())
                .update();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
