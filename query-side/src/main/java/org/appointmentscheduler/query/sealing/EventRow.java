package org.appointmentscheduler.query.sealing;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A stored event, every column of it, as text and exactly as it is stored: what is sealed is what is there, whatever it
 * means.
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record EventRow(
        long position,
        String id,
        String stream,
        long sequence,
        String aggregateType,
        String recordedAt,
        String payloadType,
        @Nullable String payloadRevision,
        String payload,
        String metaData) {

    static EventRow of(ResultSet row, int number) throws SQLException {
        return new EventRow(
                row.getLong("global_index"),
                row.getString("event_identifier"),
                row.getString("aggregate_identifier"),
                row.getLong("sequence_number"),
                row.getString("type"),
                row.getString("time_stamp"),
                row.getString("payload_type"),
                row.getString("payload_revision"),
                row.getString("payload"),
                row.getString("meta_data"));
    }

    /** The hash of {@link #canonicalBytes} as a leaf of a tree. */
    public byte[] hash() {
        return MerkleTree.leaf(canonicalBytes());
    }

    /**
     * The columns in the order of the table, each as the length of its UTF-8 bytes (four bytes, big-endian; minus one
     * for null) and those bytes; numbers in decimal. No two different rows have the same bytes.
     */
    byte[] canonicalBytes() {
        var bytes = new ByteArrayOutputStream();
        Arrays.asList(
                        Long.toString(position),
                        id,
                        stream,
                        Long.toString(sequence),
                        aggregateType,
                        recordedAt,
                        payloadType,
                        payloadRevision,
                        payload,
                        metaData)
                .forEach(column -> write(column, bytes));
        return bytes.toByteArray();
    }

    private static void write(@Nullable String column, ByteArrayOutputStream bytes) {
        var text = column == null ? new byte[0] : column.getBytes(StandardCharsets.UTF_8);
        bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES)
                .putInt(column == null ? -1 : text.length)
                .array());
        bytes.writeBytes(text);
    }
}
