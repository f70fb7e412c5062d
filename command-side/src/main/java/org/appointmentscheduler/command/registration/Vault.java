package org.appointmentscheduler.command.registration;

import java.util.Locale;
import org.appointmentscheduler.command.messaging.Writes;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who providers and clients are. A plain table and no projection: what is erased here must not come back with a replay,
 * so it is never in an event.
 */
@Component
class Vault {

    private final JdbcClient database;

    Vault(JdbcClient database) {
        this.database = database;
    }

    enum Kind {
        CLIENT,
        PROVIDER
    }

    /** Keeps the person when the current unit of work commits, or not at all. */
    void keep(
            Kind kind,
            String id,
            String firstName,
            String lastName,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String timeZone) {
        Writes.current()
                .add(() -> database.sql("""
                        insert into person (id, kind, first_name, last_name, email, phone, time_zone)
                        values (:id, :kind, :firstName, :lastName, :email, :phone, :timeZone)""")
                        .param("id", id)
                        .param("kind", kind.name().toLowerCase(Locale.ROOT))
                        .param("firstName", firstName)
                        .param("lastName", lastName)
                        .param("email", email)
                        .param("phone", phone)
                        .param("timeZone", timeZone)
                        .update());
    }

    /** Lets the person sign in, from the same commit on. */
    void keepLogin(Kind kind, String id, @Nullable String email, @Nullable String passwordHash) {
        if (email == null || passwordHash == null) {
            return;
        }
        Writes.current()
                .add(() -> database.sql("""
                        insert into account (id, kind, email, password_hash)
                        values (:id, :kind, :email, :passwordHash)""")
                        .param("id", id)
                        .param("kind", kind.name().toLowerCase(Locale.ROOT))
                        .param("email", email.toLowerCase(Locale.ROOT))
                        .param("passwordHash", passwordHash)
                        .update());
    }
}
