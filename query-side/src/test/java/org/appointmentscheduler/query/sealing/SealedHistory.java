package org.appointmentscheduler.query.sealing;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Events and their seals in a database, without anything that protects them. */
public final class SealedHistory {

    public static final Instant NOW = Instant.parse("2030-06-10T08:00:00Z");

    private final JdbcClient database;
    private final Sealer sealer;
    private final SigningKey key;

    public SealedHistory(JdbcClient database) {
        this(database, SigningKey.parse(SigningKey.generate()));
    }

    private SealedHistory(JdbcClient database, SigningKey key) {
        this.database = database;
        this.key = key;
        var events = new EventRows(database);
        this.sealer = new Sealer(events, new Seals(database), events::head, key, () -> NOW);
    }

    public static SealedHistory begin(JdbcClient database) {
        List.of("domain_event_entry", "seal", "seal_key")
                .forEach(table -> database.sql("delete from " + table).update());
        return new SealedHistory(database);
    }

    /** Stores an event as the first of a stream of its own. */
    public String happens(long position) {
        var stream = UUID.randomUUID().toString();
        happens(position, stream, 0);
        return stream;
    }

    public void happens(long position, String stream, long sequence) {
        database.sql("""
                        insert into domain_event_entry (global_index, event_identifier, aggregate_identifier,
                            sequence_number, type, time_stamp, payload_type, payload, meta_data)
                        values (?, ?, ?, ?, 'Appointment', '2030-06-10T08:00:00Z',
                            'org.appointmentscheduler.api.appointment.AppointmentEvent$Unread', '{"n":1}', '{}')""")
                .params(position, UUID.randomUUID().toString(), stream, sequence)
                .update();
    }

    public List<Seal> seal() {
        return sealer.seal();
    }

    Sealer sealer() {
        return sealer;
    }

    public VerificationKey key() {
        return key.counterpart();
    }

    public void sql(String statement) {
        database.sql(statement).update();
    }
}
