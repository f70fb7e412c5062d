package org.appointmentscheduler.server.vault;

import java.util.List;
import org.appointmentscheduler.api.secrecy.KeyCabinet;
import org.appointmentscheduler.api.secrecy.WrappedKey;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Wraps with the current master key what is wrapped with another. What the data keys have sealed stays as it is. Several
 * nodes may do so at once, and one that ends in the middle has done its part.
 */
record Rewrapping(JdbcClient database, KeyCabinet keys) {

    private static final int AT_ONCE = 500;

    private record Kept(String client, WrappedKey key) {}

    /** @return how many */
    int run() {
        var count = 0;
        var page = next("");
        while (!page.isEmpty()) {
            count += page.stream().mapToInt(this::rewrap).sum();
            page = next(page.getLast().client());
        }
        return count;
    }

    private List<Kept> next(String after) {
        return database.sql("""
                        select * from client_key where client_id > ? and master_key <> ?
                        order by client_id fetch first ? rows only""")
                .params(after, keys.current().id(), AT_ONCE)
                .query((row, _) -> new Kept(
                        row.getString("client_id"),
                        new WrappedKey(row.getString("master_key"), row.getString("wrapped_key"))))
                .list();
    }

    private int rewrap(Kept kept) {
        var wrapped = keys.wrap(keys.unwrap(kept.key(), kept.client()), kept.client());
        return database.sql(
                        "update client_key set master_key = ?, wrapped_key = ? where client_id = ? and master_key = ?")
                .params(
                        wrapped.masterKey(),
                        wrapped.text(),
                        kept.client(),
                        kept.key().masterKey())
                .update();
    }
}
