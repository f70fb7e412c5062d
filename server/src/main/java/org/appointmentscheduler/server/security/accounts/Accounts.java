package org.appointmentscheduler.server.security.accounts;

import java.util.List;
import java.util.UUID;
import org.appointmentscheduler.api.access.Actor;
import org.appointmentscheduler.api.client.ClientId;
import org.appointmentscheduler.api.provider.ProviderId;
import org.appointmentscheduler.command.registration.Logins;
import org.appointmentscheduler.command.registration.Traces;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who can sign in. Clients and providers come here by their registration, administrators by this. */
@Component
public class Accounts implements Logins, Traces {

    /** The demo's, whose password everybody knows; told from others for as long as its data are there. */
    public static final Actor.Administrator OF_THE_DEMO = new Actor.Administrator("demo");

    private static final String ADMINISTRATOR = "administrator";

    private static final String CLIENT = "client";
    private static final String PROVIDER = "provider";

    private final JdbcClient database;
    private final AddressIndex addresses;

    Accounts(JdbcClient database, AddressIndex addresses) {
        this.database = database;
        this.addresses = addresses;
    }

    record Account(Actor actor, String passwordHash) {}

    /** The oldest ones first, so that whoever comes later with the same address takes nobody's place. */
    List<Account> withAddress(String email, int most) {
        return database.sql("""
                        select id, kind, password_hash from account where address = :address
                        order by ordinal fetch first :most rows only""")
                .param("address", addresses.of(email))
                .param("most", most)
                .query((row, _) ->
                        new Account(actor(row.getString("kind"), row.getString("id")), row.getString("password_hash")))
                .list();
    }

    private static Actor actor(String kind, String id) {
        return switch (kind) {
            case CLIENT -> new Actor.Client(ClientId.parse(id));
            case PROVIDER -> new Actor.Provider(ProviderId.parse(id));
            case ADMINISTRATOR -> new Actor.Administrator(id);
            default -> throw new IllegalStateException("An account of an unknown kind: " + kind);
        };
    }

    public boolean haveAdministrator() {
        return database.sql("select count(*) from account where kind = :kind")
                        .param("kind", ADMINISTRATOR)
                        .query(Long.class)
                        .single()
                > 0;
    }

    public boolean have(Actor.Administrator administrator) {
        return database.sql("select count(*) from account where kind = :kind and id = :id")
                        .param("kind", ADMINISTRATOR)
                        .param("id", administrator.id())
                        .query(Long.class)
                        .single()
                > 0;
    }

    Actor.Administrator addAdministrator(String email, String passwordHash) {
        var administrator = new Actor.Administrator(UUID.randomUUID().toString());
        add(administrator, email, passwordHash);
        return administrator;
    }

    @Override
    public void add(Actor person, String email, String passwordHash) {
        database.sql("insert into account (id, kind, address, password_hash) values (:id, :kind, :address, :hash)")
                .param("id", id(person))
                .param("kind", kind(person))
                .param("address", addresses.of(email))
                .param("hash", passwordHash)
                .update();
    }

    private static String kind(Actor person) {
        return switch (person) {
            case Actor.Client _ -> CLIENT;
            case Actor.Provider _ -> PROVIDER;
            case Actor.Administrator _ -> ADMINISTRATOR;
            case Actor.Guest _, Actor.System _, Actor.Nobody _ -> throw noPerson(person);
        };
    }

    private static String id(Actor person) {
        return switch (person) {
            case Actor.Client client -> client.id().toString();
            case Actor.Provider provider -> provider.id().toString();
            case Actor.Administrator administrator -> administrator.id();
            case Actor.Guest _, Actor.System _, Actor.Nobody _ -> throw noPerson(person);
        };
    }

    private static IllegalArgumentException noPerson(Actor actor) {
        return new IllegalArgumentException("Nobody can have an account as " + actor);
    }

    @Override
    public void erase(ClientId client) {
        database.sql("delete from account where kind = :kind and id = :id")
                .param("kind", CLIENT)
                .param("id", client.toString())
                .update();
    }
}
