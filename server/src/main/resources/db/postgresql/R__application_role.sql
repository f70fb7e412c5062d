-- What the application may do when it is not the owner of its tables: everything but change what has happened.
DO $$
DECLARE
    application CONSTANT text := '${applicationRole}';
BEGIN
    IF application IN ('', current_user) THEN
        RETURN;
    END IF;
    EXECUTE format('GRANT USAGE ON SCHEMA %I TO %I', current_schema(), application);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA %I TO %I', current_schema(), application);
    EXECUTE format('ALTER DEFAULT PRIVILEGES IN SCHEMA %I GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO %I',
        current_schema(), application);
    EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON domain_event_entry, seal, seal_key FROM %I', application);
    EXECUTE format('REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON flyway_schema_history FROM %I', application);
END
$$;
