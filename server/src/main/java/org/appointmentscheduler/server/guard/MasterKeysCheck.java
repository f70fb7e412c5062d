package org.appointmentscheduler.server.guard;

import java.util.Optional;
import org.appointmentscheduler.api.secrecy.KeyCabinet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Without its master key nothing that is known of a client can be read, and that would show only when it is needed. */
@Component
record MasterKeysCheck(JdbcClient database, KeyCabinet keys) implements Check {

    @Override
    public Optional<Finding> findFault() {
        return database
                .sql("select distinct master_key from client_key order by master_key")
                .query(String.class)
                .list()
                .stream()
                .filter(key -> !keys.has(key))
                .findFirst()
                .map(missing -> new Finding(
                        "What is known of clients cannot be read: master key " + missing + " is missing.",
                        "Restore the file master-key in the data directory, or name the key with"
                                + " scheduler.vault.master-key or .other-master-keys."));
    }
}
