package org.appointmentscheduler.server.security.accounts;

import java.util.Locale;
import java.util.Optional;
import org.appointmentscheduler.api.secrecy.DataKey;
import org.appointmentscheduler.api.secrecy.KeyCabinet;
import org.appointmentscheduler.api.secrecy.WrappedKey;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds accounts by an address that no row has in plain: what a deleted row leaves in files and backups tells nobody who
 * it was. The key is kept as those of clients are, and wrapped anew with them.
 */
@Component
class AddressIndex {

    private static final String OWNER = "accounts";

    private final JdbcClient database;
    private final KeyCabinet keys;
    private volatile @Nullable DataKey key;

    /** Makes the key where there is none yet, before any transaction could take it back; whether it opens, the guard says. */
    AddressIndex(JdbcClient database, KeyCabinet keys) {
        this.database = database;
        this.keys = keys;
        if (find().isEmpty()) {
            make();
        }
    }

    private Optional<WrappedKey> find() {
        return database.sql("select master_key, wrapped_key from client_key where client_id = :owner")
                .param("owner", OWNER)
                .query((row, _) -> new WrappedKey(row.getString("master_key"), row.getString("wrapped_key")))
                .optional();
    }

    private void make() {
        var wrapped = keys.wrap(DataKey.generate(), OWNER);
        try {
            database.sql("insert into client_key (client_id, master_key, wrapped_key) values (?, ?, ?)")
                    .params(OWNER, wrapped.masterKey(), wrapped.text())
                    .update();
        } catch (DuplicateKeyException anotherNodeWasFaster) {
            // Then it is there.
        }
    }

    /** The same for an address in any case. */
    String of(String email) {
        var known = key;
        if (known == null) {
            known = keys.unwrap(find().orElseThrow(), OWNER);
            key = known;
        }
        return known.index(email.toLowerCase(Locale.ROOT));
    }
}
