package org.appointmentscheduler.server.security.accounts;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.appointmentscheduler.api.access.Actor;
import org.appointmentscheduler.api.client.ClientId;
import org.appointmentscheduler.api.provider.ProviderId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who can sign in. Clients and providers come here by their registration, administrators by this. */
@Component
public class Accounts {

    /** The demo's, whose password everybody knows; told from others for as long as its data are there. */
    public static final Actor.Administrator OF_THE_DEMO = new Actor.Administrator("demo");

    private static final String ADMINISTRATOR = "administrator";

    private final JdbcClient database;

    Accounts(JdbcClient database) {
        this.database = database;
    }

    record Account(Actor actor, String passwordHash) {}

    /** The oldest ones first, so that whoever comes later with the same address takes nobody's place. */
    List<Account> withAddress(String email, int most) {
        return database.sql("""
                        select id, kind, password_hash from account where email = :email
                        order by ordinal fetch first :most rows only""")
                .param("email", email.toLowerCase(Locale.ROOT))
                .param("most", most)
                .query((row, _) ->
                        new Account(actor(row.getString("kind"), row.getString("id")), row.getString("password_hash")))
                .list();
    }

    private static Actor actor(String kind, String id) {
        return switch (kind) {
            case "client" -> new Actor.Client(ClientId.parse(id));
            case "provider" -> new Actor.Provider(ProviderId.parse(id));
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

    public void add(Actor.Administrator administrator, String email, String passwordHash) {
        database.sql("insert into account (id, kind, email, password_hash) values (:id, :kind, :email, :hash)")
                .param("id", administrator.id())
                .param("kind", ADMINISTRATOR)
                .param("email", email.toLowerCase(Locale.ROOT))
                .param("hash", passwordHash)
                .update();
    }
}
