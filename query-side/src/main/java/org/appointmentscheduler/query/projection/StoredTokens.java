package org.appointmentscheduler.query.projection;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How far projections have read, whichever node runs them: a token is stored with the rows it accounts for. */
@Component
class StoredTokens {

    private final JdbcClient database;
    private final Serializer serializer;

    StoredTokens(JdbcClient database, Serializer serializer) {
        this.database = database;
        this.serializer = serializer;
    }

    /** Empty before the projection has run for the first time. */
    List<SegmentPosition> of(String projection) {
        var tokens = new HashMap<Integer, @Nullable TrackingToken>();
        var claimed = new HashSet<Integer>();
        database.sql("select segment, token, token_type, owner from token_entry where processor_name = :projection")
                .param("projection", projection)
                .query(row -> {
                    tokens.put(row.getInt("segment"), token(row.getString("token"), row.getString("token_type")));
                    if (row.getString("owner") != null) {
                        claimed.add(row.getInt("segment"));
                    }
                });
        return Arrays.stream(Segment.computeSegments(
                        tokens.keySet().stream().mapToInt(Integer::intValue).toArray()))
                .map(segment -> new SegmentPosition(
                        segment, tokens.get(segment.getSegmentId()), claimed.contains(segment.getSegmentId())))
                .toList();
    }

    /** How often the projection was emptied to read everything again. */
    long replays(String projection) {
        return database.sql("select coalesce(max(replays), 0) from token_entry where processor_name = :projection")
                .param("projection", projection)
                .query(Long.class)
                .single();
    }

    private @Nullable TrackingToken token(@Nullable String token, @Nullable String type) {
        return token == null || type == null
                ? null
                : serializer.deserialize(
                        new SimpleSerializedObject<>(token, String.class, new SimpleSerializedType(type, null)));
    }
}
