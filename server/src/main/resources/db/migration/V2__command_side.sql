-- Who clients and providers are. Not a view: it cannot be rebuilt, since no event knows a name.
CREATE TABLE person (
    id VARCHAR(36) NOT NULL PRIMARY KEY,
    kind VARCHAR(16) NOT NULL,
    first_name VARCHAR NOT NULL,
    last_name VARCHAR NOT NULL,
    email VARCHAR,
    phone VARCHAR,
    time_zone VARCHAR(64)
);
CREATE INDEX person_kind ON person (kind, id);

-- Answers to requests that named a key, written with the events they caused.
CREATE TABLE idempotency_record (
    idempotency_key VARCHAR(255) NOT NULL PRIMARY KEY,
    fingerprint VARCHAR(64) NOT NULL,
    state_type VARCHAR(255) NOT NULL,
    state VARCHAR NOT NULL,
    stream VARCHAR(64) NOT NULL,
    version BIGINT NOT NULL,
    recorded_at TIMESTAMP(3) WITH TIME ZONE NOT NULL
);
CREATE INDEX idempotency_record_recorded_at ON idempotency_record (recorded_at);

-- What the sweeper looks at: holds whose end nobody has recorded yet.
CREATE TABLE open_hold (
    appointment_id VARCHAR(36) NOT NULL PRIMARY KEY,
    expires_at TIMESTAMP(3) WITH TIME ZONE NOT NULL
);
CREATE INDEX open_hold_expires_at ON open_hold (expires_at);

-- Timers.
CREATE TABLE scheduled_tasks (
    task_name VARCHAR(100) NOT NULL,
    task_instance VARCHAR(100) NOT NULL,
    task_data BYTEA,
    execution_time TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    picked BOOLEAN NOT NULL,
    picked_by VARCHAR(50),
    last_success TIMESTAMP(6) WITH TIME ZONE,
    last_failure TIMESTAMP(6) WITH TIME ZONE,
    consecutive_failures INTEGER,
    last_heartbeat TIMESTAMP(6) WITH TIME ZONE,
    version BIGINT NOT NULL,
    priority SMALLINT,
    PRIMARY KEY (task_name, task_instance)
);
CREATE INDEX scheduled_tasks_execution_time ON scheduled_tasks (execution_time);
CREATE INDEX scheduled_tasks_last_heartbeat ON scheduled_tasks (last_heartbeat);
