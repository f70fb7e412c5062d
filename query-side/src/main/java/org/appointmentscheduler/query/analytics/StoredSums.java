package org.appointmentscheduler.query.analytics;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.appointmentscheduler.api.provider.ProviderId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads {@code analytics_count}, one sum after the other and never all at once. */
@Component
class StoredSums {

    private static final int AT_ONCE = 1_000;

    private final JdbcClient database;
    private final TransactionTemplate transaction;

    StoredSums(JdbcClient database, PlatformTransactionManager transactions) {
        this.database = database;
        transaction = new TransactionTemplate(transactions);
        transaction.setReadOnly(true);
    }

    /** @param provider null for all of them */
    Sums of(@Nullable ProviderId provider) {
        var whose = provider == null ? "" : " and c.provider_id = :provider";
        var owner = provider == null ? "" : provider.toString();
        // In a transaction, without which PostgreSQL would send everything at once.
        return (from, to, counters, reader) ->
                transaction.executeWithoutResult(_ -> read(whose, owner, from, to, counters, reader));
    }

    private void read(String whose, String owner, Instant from, Instant to, List<String> counters, Sums.Reader reader) {
        database.sql("""
                        select c.counter, c.quarter_hour, c.sort, coalesce(p.time_zone, 'UTC') as zone,
                            sum(c.amount) as amount
                        from analytics_count c left join person p on p.id = c.provider_id
                        where c.counter in (:counters) and c.quarter_hour >= :from and c.quarter_hour < :to""" + whose + """

                        group by c.counter, c.quarter_hour, c.sort, coalesce(p.time_zone, 'UTC')""")
                .param("counters", counters)
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("to", to.atOffset(ZoneOffset.UTC))
                .param("provider", owner)
                .withFetchSize(AT_ONCE)
                .query(row -> {
                    reader.take(sum(row));
                });
    }

    private static Sums.Sum sum(ResultSet row) throws SQLException {
        return new Sums.Sum(
                row.getString("counter"),
                row.getObject("quarter_hour", OffsetDateTime.class).toInstant(),
                row.getLong("sort"),
                row.getString("zone"),
                row.getLong("amount"));
    }
}
