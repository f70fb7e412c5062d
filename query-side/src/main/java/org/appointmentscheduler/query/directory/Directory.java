package org.appointmentscheduler.query.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.appointmentscheduler.api.Refusal;
import org.appointmentscheduler.api.client.ClientId;
import org.appointmentscheduler.api.client.ClientProfile;
import org.appointmentscheduler.api.provider.ProviderId;
import org.appointmentscheduler.api.provider.ProviderProfile;
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

    // Nothing but the registration is recorded of a person so far, and it is its stream's first event.
    private static final long VERSION = 0;

    private final JdbcClient database;

    Directory(JdbcClient database) {
        this.database = database;
    }

    Versioned<ClientProfile> client(String id) {
        var clientId = Identifiers.read(id, ClientId::parse, Refusal.CLIENT_NOT_FOUND);
        return person(clientId.toString(), "client", Directory::clientProfile)
                .orElseThrow(() -> new Refused(Refusal.CLIENT_NOT_FOUND, "There is no client " + clientId + "."));
    }

    Versioned<ProviderProfile> provider(String id) {
        var providerId = Identifiers.read(id, ProviderId::parse, Refusal.PROVIDER_NOT_FOUND);
        return person(providerId.toString(), "provider", Directory::providerProfile)
                .orElseThrow(() -> new Refused(Refusal.PROVIDER_NOT_FOUND, "There is no provider " + providerId + "."));
    }

    /** The identifier of a client who is registered. */
    public ClientId requireClient(String id) {
        return client(id).resource().id();
    }

    /** The identifier of a provider who is registered. */
    public ProviderId requireProvider(String id) {
        return provider(id).resource().id();
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

    private <T> Optional<Versioned<T>> person(String id, String kind, RowMapper<T> read) {
        return database.sql("select * from person where id = :id and kind = :kind")
                .param("id", id)
                .param("kind", kind)
                .query(read)
                .optional()
                .map(person -> new Versioned<>(person, VERSION));
    }

    private static ClientProfile clientProfile(ResultSet row, int number) throws SQLException {
        return new ClientProfile(
                ClientId.parse(row.getString("id")),
                row.getString("first_name"),
                row.getString("last_name"),
                row.getString("email"),
                row.getString("phone"),
                row.getString("time_zone"));
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
