package org.appointmentscheduler.server.vault;

import java.util.Optional;
import org.appointmentscheduler.api.secrecy.MasterKey;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The master key of nodes that were given none. */
record SharedMasterKey(JdbcClient database) {

    Optional<MasterKey> find() {
        return database.sql("select text from shared_master_key where id = 1")
                .query(String.class)
                .optional()
                .map(MasterKey::parse);
    }

    MasterKey findOrMake() {
        return find().orElseGet(() -> {
            try {
                database.sql("insert into shared_master_key (id, text) values (1, ?)")
                        .param(MasterKey.generate())
                        .update();
            } catch (DuplicateKeyException anotherNodeWasFaster) {
                // Then it is there.
            }
            return find().orElseThrow();
        });
    }
}
