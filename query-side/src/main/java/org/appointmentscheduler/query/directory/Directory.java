package org.appointmentscheduler.query.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.Optional;
import org.appointmentscheduler.api.AsOf;
import org.appointmentscheduler.api.Refusal;
import org.appointmentscheduler.api.access.Actor;
import org.appointmentscheduler.api.access.CurrentActor;
import org.appointmentscheduler.api.client.ClientEvent.ClientRegistered;
import org.appointmentscheduler.api.client.ClientId;
import org.appointmentscheduler.api.client.ClientProfile;
import org.appointmentscheduler.api.client.SealedProfile;
import org.appointmentscheduler.api.provider.ProviderId;
import org.appointmentscheduler.api.provider.ProviderProfile;
import org.appointmentscheduler.api.secrecy.KeyCabinet;
import org.appointmentscheduler.api.secrecy.Sealed;
import org.appointmentscheduler.api.secrecy.WrappedKey;
import org.appointmentscheduler.query.history.PastStreams;
import org.appointmentscheduler.query.reading.IdentifierCursor;
import org.appointmentscheduler.query.reading.Identifiers;
import org.appointmentscheduler.query.reading.Page;
import org.appointmentscheduler.query.reading.Refused;
import org.appointmentscheduler.query.reading.Versioned;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who clients and providers are: read from the vault itself, so that whoever has registered is known at once. */
@Component
public class Directory {

    // Nothing but the registration is recorded of a person who is known, and it is its stream's first event.
    private static final long VERSION = 0;

    private final JdbcClient database;
    private final KeyCabinet keys;
    private final PastStreams past;
    private final CurrentActor actor;

    Directory(JdbcClient database, KeyCabinet keys, PastStreams past, CurrentActor actor) {
        this.database = database;
        this.keys = keys;
        this.past = past;
        this.actor = actor;
    }

    Versioned<ClientProfile> client(String id) {
        var clientId = Identifiers.read(id, ClientId::parse, Refusal.CLIENT_NOT_FOUND);
        return person(clientId.toString(), "client", knownClients(), this::clientProfile)
                .orElseThrow(() -> new Refused(Refusal.CLIENT_NOT_FOUND, "There is no client " + clientId + "."));
    }

    Versioned<ProviderProfile> provider(String id) {
        var providerId = Identifiers.read(id, ProviderId::parse, Refusal.PROVIDER_NOT_FOUND);
        return person(providerId.toString(), "provider", "true", Directory::providerProfile)
                .orElseThrow(() -> new Refused(Refusal.PROVIDER_NOT_FOUND, "There is no provider " + providerId + "."));
    }

    /** What is known of a client's person. */
    public ClientProfile profile(ClientId client) {
        return client(client.toString()).resource();
    }

    /**
     * The identifier of a client in whose name the actor may ask, and who is registered, or was and is erased: they keep
     * their past. Another's looks as if it were not there.
     */
    public ClientId requireClient(String id) {
        var client = Identifiers.read(id, ClientId::parse, Refusal.CLIENT_NOT_FOUND);
        var isOpen = switch (actor.get()) {
            case Actor.Administrator _, Actor.System _ -> true;
            case Actor.Client own -> own.id().equals(client);
            case Actor.Provider _, Actor.Guest _, Actor.Nobody _ -> throw Refused.forbidden();
        };
        if (!isOpen || !wasRegistered(client)) {
            throw new Refused(Refusal.CLIENT_NOT_FOUND, "There is no client " + client + ".");
        }
        return client;
    }

    /** The same, if it was registered by then. */
    public ClientId requireClient(String id, @Nullable AsOf moment) {
        return past.requireRegistered(requireClient(id), moment, Refusal.CLIENT_NOT_FOUND);
    }

    private boolean wasRegistered(ClientId client) {
        return database.sql("""
                        select 1 from person where id = :id and kind = 'client'
                        union
                        select 1 from domain_event_entry
                        where aggregate_identifier = :id and sequence_number = 0 and payload_type = :registered""")
                .param("id", client.toString())
                .param("registered", ClientRegistered.class.getName())
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /** The identifier of a provider who is registered, and was by then. */
    public ProviderId requireProvider(String id, @Nullable AsOf moment) {
        return past.requireRegistered(provider(id).resource().id(), moment, Refusal.PROVIDER_NOT_FOUND);
    }

    /** The identifier of a provider in whose name the actor may ask; another's looks as if it were not there. */
    public ProviderId requireOwnProvider(String id, @Nullable AsOf moment) {
        var provider = requireProvider(id, moment);
        return switch (actor.get()) {
            case Actor.Provider own
            when !own.id().equals(provider) ->
                throw new Refused(Refusal.PROVIDER_NOT_FOUND, "There is no provider " + provider + ".");
            case Actor.Client _, Actor.Guest _, Actor.Nobody _ -> throw Refused.forbidden();
            default -> provider;
        };
    }

    /** The zone whose days and hours a registered provider thinks in. */
    public ZoneId zoneOf(ProviderId provider) {
        return ZoneId.of(provider(provider.toString()).resource().timeZone());
    }

    /** Clients know themselves, and providers those who have ever reserved their time. */
    private String knownClients() {
        return switch (actor.get()) {
            case Actor.Administrator _, Actor.System _ -> "true";
            case Actor.Client _ -> "id = :me";
            case Actor.Provider _ ->
                "exists (select 1 from appointment a where a.client_id = person.id and a.provider_id = :me)";
            case Actor.Guest _, Actor.Nobody _ -> "false";
        };
    }

    private String me() {
        return switch (actor.get()) {
            case Actor.Client own -> own.id().toString();
            case Actor.Provider own -> own.id().toString();
            default -> "";
        };
    }

    Page<ProviderProfile> providers(int limit, @Nullable IdentifierCursor after) {
        var found = database.sql("""
                        select * from person where kind = 'provider' and id > :after
                        order by id fetch first :count rows only""")
                .param("after", after == null ? "" : after.id())
                .param("count", limit + 1)
                .query(Directory::providerProfile)
                .list();
        return Page.cut(found, limit, last -> new IdentifierCursor(last.id().toString()).encoded());
    }

    private <T> Optional<Versioned<T>> person(String id, String kind, String known, RowMapper<T> read) {
        return database.sql("""
                        select * from person left join client_key on client_id = id
                        where id = :id and kind = :kind and\s""" + known)
                .param("id", id)
                .param("me", me())
                .param("kind", kind)
                .query(read)
                .optional()
                .map(person -> new Versioned<>(person, VERSION));
    }

    private ClientProfile clientProfile(ResultSet row, int number) throws SQLException {
        var id = row.getString("id");
        var masterKey = row.getString("master_key");
        var sealed = new SealedProfile(
                ClientId.parse(id),
                new Sealed(row.getString("first_name")),
                new Sealed(row.getString("last_name")),
                sealed(row.getString("email")),
                sealed(row.getString("phone")),
                sealed(row.getString("time_zone")));
        return masterKey == null
                ? sealed.asItIs()
                : sealed.open(keys.unwrap(new WrappedKey(masterKey, row.getString("wrapped_key")), id));
    }

    private static @Nullable Sealed sealed(@Nullable String text) {
        return text == null ? null : new Sealed(text);
    }

    private static ProviderProfile providerProfile(ResultSet row, int number) throws SQLException {
        return new ProviderProfile(
                ProviderId.parse(row.getString("id")),
                row.getString("first_name"),
                row.getString("last_name"),
                row.getString("email"),
                row.getString("time_zone"));
    }
}
