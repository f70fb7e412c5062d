package org.appointmentscheduler.server.security.guests;

import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Optional;
import org.appointmentscheduler.api.Refusal;
import org.appointmentscheduler.api.access.Actor;
import org.appointmentscheduler.api.appointment.AppointmentEvent.SlotHeld;
import org.appointmentscheduler.api.appointment.AppointmentId;
import org.appointmentscheduler.api.client.ClientId;
import org.appointmentscheduler.command.messaging.Durability;
import org.appointmentscheduler.command.messaging.Rejected;
import org.appointmentscheduler.command.registration.Traces;
import org.appointmentscheduler.server.security.Caller;
import org.appointmentscheduler.server.security.Scope;
import org.appointmentscheduler.server.security.Secrets;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Links that open one appointment to whoever has them, until it ends. The text is exchanged for an access token at once,
 * so that it is in no address that a log or another site gets to see; of the text itself only a hash is kept.
 */
@Component
public class GuestLinks implements Traces {

    private final EventStore events;
    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final Durability durability;
    private final InstantSource clock;

    GuestLinks(
            EventStore events,
            JdbcClient database,
            PlatformTransactionManager transactions,
            Durability durability,
            InstantSource clock) {
        this.events = events;
        this.database = database;
        this.transaction = new TransactionTemplate(transactions);
        this.durability = durability;
        this.clock = clock;
    }

    /** @param link to be sent to the guest and to nobody else; shown once */
    record GuestLink(String link, Instant expiresAt) {

        @Override
        public String toString() {
            return "GuestLink[…]";
        }
    }

    /** A new link, which is the only one from now on. */
    GuestLink make(AppointmentId appointment, Actor actor) {
        var held = find(appointment)
                .filter(it -> isOpenTo(actor, it))
                .orElseThrow(() ->
                        new Rejected(Refusal.APPOINTMENT_NOT_FOUND, "There is no appointment " + appointment + "."));
        var text = Secrets.make();
        transaction.executeWithoutResult(_ -> keep(held, text));
        durability.awaitDurable();
        return new GuestLink(text, held.end());
    }

    private Optional<SlotHeld> find(AppointmentId appointment) {
        return events.readEvents(appointment.toString())
                .asStream()
                .findFirst()
                .map(first -> first.getPayload() instanceof SlotHeld held ? held : null);
    }

    private static boolean isOpenTo(Actor actor, SlotHeld held) {
        return switch (actor) {
            case Actor.Administrator _ -> true;
            case Actor.Client own -> own.id().equals(held.clientId());
            default -> throw Rejected.forbidden();
        };
    }

    private void keep(SlotHeld held, String text) {
        database.sql("delete from guest_link where appointment_id = :appointment or expires_at <= :now")
                .param("appointment", held.appointmentId().toString())
                .param("now", at(clock.instant()))
                .update();
        database.sql("""
                        insert into guest_link (link_hash, appointment_id, client_id, expires_at)
                        values (:hash, :appointment, :client, :expiresAt)""")
                .param("hash", Secrets.hash(text))
                .param("appointment", held.appointmentId().toString())
                .param("client", held.clientId().toString())
                .param("expiresAt", at(held.end()))
                .update();
    }

    @Override
    public void erase(ClientId client) {
        database.sql("delete from guest_link where client_id = :client")
                .param("client", client.toString())
                .update();
    }

    /**
     * A link of a client who is not known any more opens nothing, should one have been made at the last moment.
     *
     * @throws Rejected {@code UNAUTHENTICATED}
     */
    public Caller require(String text) {
        return database.sql("""
                        select appointment_id, client_id, expires_at from guest_link
                        where link_hash = :hash and expires_at > :now
                            and exists (select 1 from person where person.id = client_id)""")
                .param("hash", Secrets.hash(text))
                .param("now", at(clock.instant()))
                .query((row, _) -> new Caller(
                        new Actor.Guest(
                                AppointmentId.parse(row.getString("appointment_id")),
                                ClientId.parse(row.getString("client_id"))),
                        EnumSet.of(Scope.READ, Scope.WRITE),
                        row.getObject("expires_at", OffsetDateTime.class).toInstant()))
                .optional()
                .orElseThrow(() -> new Rejected(Refusal.UNAUTHENTICATED, "This is not a link that is good."));
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
