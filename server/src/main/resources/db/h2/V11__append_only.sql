-- What has happened is not changed, nor what was sealed about it.
CREATE TRIGGER domain_event_entry_append_only BEFORE UPDATE, DELETE ON domain_event_entry
    FOR EACH ROW CALL 'org.appointmentscheduler.server.eventstore.AppendOnly';
CREATE TRIGGER seal_append_only BEFORE UPDATE, DELETE ON seal
    FOR EACH ROW CALL 'org.appointmentscheduler.server.eventstore.AppendOnly';
CREATE TRIGGER seal_key_append_only BEFORE UPDATE, DELETE ON seal_key
    FOR EACH ROW CALL 'org.appointmentscheduler.server.eventstore.AppendOnly';
