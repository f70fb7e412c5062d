package org.appointmentscheduler.query.sealing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The seals there are. */
public record Seals(JdbcClient database) {

    /** A seal and what it was made of. */
    public record Stored(Seal seal, byte[] written) {

        /** @throws IllegalArgumentException when somebody has spoilt it */
        public SealedEvents events() {
            return SealedEvents.parse(written);
        }
    }

    public Optional<Seal> last() {
        return database.sql("select * from seal order by number desc fetch first 1 rows only")
                .query(Seals::seal)
                .optional();
    }

    public Optional<Seal> numbered(long number) {
        return database.sql("select * from seal where number = :number")
                .param("number", number)
                .query(Seals::seal)
                .optional();
    }

    /** The next one behind a number, whichever that is. */
    public Optional<Stored> after(long number) {
        return database.sql("select * from seal where number > :number order by number fetch first 1 rows only")
                .param("number", number)
                .query(Seals::stored)
                .optional();
    }

    public Optional<Stored> covering(long position) {
        return database.sql("""
                        select * from seal where last_position >= :position and first_position <= :position
                        order by number fetch first 1 rows only""")
                .param("position", position)
                .query(Seals::stored)
                .optional();
    }

    /** False when another node has made one of this number meanwhile. */
    boolean add(Seal seal, SealedEvents events) {
        try {
            database.sql("""
                            insert into seal (number, first_position, last_position, events, root, previous,
                                sealed_at, signing_key, signature, sealed_events)
                            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                    .params(
                            seal.number(),
                            seal.firstPosition(),
                            seal.lastPosition(),
                            seal.events(),
                            seal.root(),
                            seal.previous(),
                            seal.sealedAt().toString(),
                            seal.key(),
                            seal.signature(),
                            events.bytes())
                    .update();
            return true;
        } catch (DuplicateKeyException another) {
            return false;
        }
    }

    public List<VerificationKey> keys() {
        return database.sql("select id, public_key from seal_key order by id")
                .query((row, _) -> new VerificationKey(row.getString("id"), row.getString("public_key")))
                .list();
    }

    void introduce(VerificationKey key) {
        if (!keys().contains(key)) {
            try {
                database.sql("insert into seal_key (id, public_key) values (?, ?)")
                        .params(key.id(), key.publicKey())
                        .update();
            } catch (DuplicateKeyException introducedByAnother) {
                // Then it is there.
            }
        }
    }

    private static Stored stored(ResultSet row, int number) throws SQLException {
        return new Stored(seal(row, number), row.getBytes("sealed_events"));
    }

    private static Seal seal(ResultSet row, int number) throws SQLException {
        return new Seal(
                row.getLong("number"),
                row.getLong("first_position"),
                row.getLong("last_position"),
                row.getInt("events"),
                row.getString("root"),
                row.getString("previous"),
                sealedAt(row.getString("sealed_at")),
                row.getString("signing_key"),
                row.getString("signature"));
    }

    /** Nobody has signed a time that is none, so any other shows as well that the seal is spoilt. */
    private static Instant sealedAt(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException spoilt) {
            return Instant.EPOCH;
        }
    }
}
