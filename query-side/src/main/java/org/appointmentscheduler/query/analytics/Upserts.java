package org.appointmentscheduler.query.analytics;

/** How the databases add to what may not be there yet. Neither knows the other's way. */
enum Upserts {
    ON_H2("""
            merge into analytics_count c
            using (values (cast(? as varchar), cast(? as varchar), cast(? as timestamp(3) with time zone),
                cast(? as bigint), cast(? as bigint))) as n (provider_id, counter, quarter_hour, sort, amount)
            on c.provider_id = n.provider_id and c.counter = n.counter
                and c.quarter_hour = n.quarter_hour and c.sort = n.sort
            when matched then update set amount = c.amount + n.amount
            when not matched then insert (provider_id, counter, quarter_hour, sort, amount)
                values (n.provider_id, n.counter, n.quarter_hour, n.sort, n.amount)""", """
            merge into analytics_hold (appointment_id, provider_id, held_at, start_at, end_at)
            key (appointment_id) values (?, ?, ?, ?, ?)"""),
    ON_POSTGRESQL("""
            insert into analytics_count as c (provider_id, counter, quarter_hour, sort, amount)
            values (?, ?, ?, ?, ?)
            on conflict (provider_id, counter, quarter_hour, sort) do update set amount = c.amount + excluded.amount""", """
            insert into analytics_hold (appointment_id, provider_id, held_at, start_at, end_at)
            values (?, ?, ?, ?, ?) on conflict do nothing""");

    private final String count;
    private final String hold;

    Upserts(String count, String hold) {
        this.count = count;
        this.hold = hold;
    }

    String count() {
        return count;
    }

    String hold() {
        return hold;
    }
}
