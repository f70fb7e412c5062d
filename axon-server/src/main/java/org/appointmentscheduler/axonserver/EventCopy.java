package org.appointmentscheduler.axonserver;

import org.axonframework.common.DateTimeUtils;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.Serializer;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * All events as a view like any other, in the table that is the system of record where there is no Axon Server. The
 * histories, the feed, consistency tokens and the reconciler ask for events by position, by stream and by type, which
 * Axon Server does not answer.
 */
@ProcessingGroup(EventCopy.NAME)
class EventCopy {

    static final String NAME = "event-copy";

    private final JdbcClient database;
    private final Serializer serializer;

    EventCopy(JdbcClient database, Serializer serializer) {
        this.database = database;
        this.serializer = serializer;
    }

    @EventHandler
    void on(Object payload, DomainEventMessage<?> event, TrackingToken position) {
        var stored = event.serializePayload(serializer, String.class);
        database.sql("""
                        insert into domain_event_entry
                            (global_index, event_identifier, aggregate_identifier, sequence_number, type,
                             time_stamp, payload_type, payload_revision, payload, meta_data)
                        values (:position, :id, :stream, :number, :type, :time, :payloadType, :revision, :payload, :metaData)""")
                .param("position", position.position().orElseThrow())
                .param("id", event.getIdentifier())
                .param("stream", event.getAggregateIdentifier())
                .param("number", event.getSequenceNumber())
                .param("type", event.getType())
                .param("time", DateTimeUtils.formatInstant(event.getTimestamp()))
                .param("payloadType", stored.getType().getName())
                .param("revision", stored.getType().getRevision())
                .param("payload", stored.getData())
                .param(
                        "metaData",
                        event.serializeMetaData(serializer, String.class).getData())
                .update();
    }

    @ResetHandler
    void reset() {
        database.sql("delete from domain_event_entry").update();
    }
}
