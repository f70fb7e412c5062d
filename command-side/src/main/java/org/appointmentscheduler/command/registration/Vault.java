package org.appointmentscheduler.command.registration;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.appointmentscheduler.api.access.Actor;
import org.appointmentscheduler.api.client.ClientId;
import org.appointmentscheduler.api.client.ClientProfile;
import org.appointmentscheduler.api.client.SealedProfile;
import org.appointmentscheduler.api.provider.ProviderProfile;
import org.appointmentscheduler.api.secrecy.DataKey;
import org.appointmentscheduler.api.secrecy.KeyCabinet;
import org.appointmentscheduler.api.secrecy.Sealed;
import org.appointmentscheduler.api.secrecy.WrappedKey;
import org.appointmentscheduler.command.messaging.PersonalStates;
import org.appointmentscheduler.command.messaging.Writes;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who providers and clients are. Plain tables and no projection: what is erased here must not come back with a replay,
 * so it is never in an event. What could tell who a client is, is sealed with a key of their own, so that an erasure
 * does not depend on what becomes of deleted rows.
 */
@Component
class Vault implements PersonalStates {

    private final JdbcClient database;
    private final KeyCabinet keys;
    private final Logins logins;
    private final List<Traces> traces;

    Vault(JdbcClient database, KeyCabinet keys, Logins logins, List<Traces> traces) {
        this.database = database;
        this.keys = keys;
        this.logins = logins;
        this.traces = traces;
    }

    /** Keeps the person when the current unit of work commits, or not at all. */
    void keep(ProviderProfile provider) {
        keep(
                "provider",
                provider.id().toString(),
                provider.firstName(),
                provider.lastName(),
                provider.email(),
                null,
                provider.timeZone());
    }

    /** Keeps the person, sealed, when the current unit of work commits, or not at all. */
    void keep(ClientProfile client) {
        var id = client.id().toString();
        var key = DataKey.generate();
        var wrapped = keys.wrap(key, id);
        var sealed = SealedProfile.seal(client, key);
        whenCommitting(
                () -> database.sql("insert into client_key (client_id, master_key, wrapped_key) values (?, ?, ?)")
                        .params(id, wrapped.masterKey(), wrapped.text())
                        .update());
        keep(
                "client",
                id,
                sealed.firstName().text(),
                sealed.lastName().text(),
                text(sealed.email()),
                text(sealed.phone()),
                text(sealed.timeZone()));
    }

    private static @Nullable String text(@Nullable Sealed sealed) {
        return sealed == null ? null : sealed.text();
    }

    private void keep(
            String kind,
            String id,
            String firstName,
            String lastName,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String timeZone) {
        whenCommitting(() -> database.sql("""
                        insert into person (id, kind, first_name, last_name, email, phone, time_zone)
                        values (:id, :kind, :firstName, :lastName, :email, :phone, :timeZone)""")
                .param("id", id)
                .param("kind", kind)
                .param("firstName", firstName)
                .param("lastName", lastName)
                .param("email", email)
                .param("phone", phone)
                .param("timeZone", timeZone)
                .update());
    }

    /** Lets the person sign in, from the same commit on. */
    void keepLogin(Actor person, @Nullable String email, @Nullable String passwordHash) {
        if (email != null && passwordHash != null) {
            whenCommitting(() -> logins.add(person, email, passwordHash));
        }
    }

    /** Erases what is known of a client, whoever knows it, and the answers that told it, with the current unit of work. */
    void erase(ClientId client) {
        var id = client.toString();
        whenCommitting(() -> {
            database.sql("delete from person where id = ? and kind = 'client'")
                    .param(id)
                    .update();
            database.sql("delete from client_key where client_id = ?").param(id).update();
            database.sql("delete from idempotency_record where stream = ?")
                    .param(id)
                    .update();
            traces.forEach(trace -> trace.erase(client));
        });
    }

    private static void whenCommitting(Runnable work) {
        Writes.current().add(work);
    }

    @Override
    public boolean keeps(Class<?> type) {
        return type == ClientProfile.class;
    }

    @Override
    public Optional<Object> find(String stream) {
        return database.sql("select * from person left join client_key on client_id = id where id = ?")
                .param(stream)
                .query((row, _) -> (Object) client(row))
                .optional();
    }

    private ClientProfile client(ResultSet row) throws SQLException {
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
}
