CREATE TABLE entry (
    id VARCHAR(36) NOT NULL PRIMARY KEY,
    content VARCHAR NOT NULL
);

CREATE TABLE slot_window (
    start_at TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    provider_id VARCHAR(36) NOT NULL,
    reservation_id VARCHAR(36),
    expires_at TIMESTAMP(3) WITH TIME ZONE,
    PRIMARY KEY (start_at, provider_id)
);

-- Indexed for the same questions as the application's view.
CREATE TABLE reservation (
    id VARCHAR(36) NOT NULL PRIMARY KEY,
    client_id VARCHAR(36) NOT NULL,
    provider_id VARCHAR(36) NOT NULL,
    start_at TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    end_at TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    status VARCHAR(16) NOT NULL,
    held_at TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    expires_at TIMESTAMP(3) WITH TIME ZONE
);
CREATE INDEX reservation_client ON reservation (client_id, start_at, id);
CREATE INDEX reservation_provider ON reservation (provider_id, start_at, id);

CREATE TABLE audit (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    reservation_id VARCHAR(36) NOT NULL,
    type VARCHAR(64) NOT NULL,
    occurred_at TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    actor VARCHAR(64) NOT NULL,
    content VARCHAR NOT NULL
);
CREATE INDEX audit_reservation ON audit (reservation_id, id);

-- As the scheduler's table.
CREATE TABLE timer (
    task_name VARCHAR(100) NOT NULL,
    task_instance VARCHAR(100) NOT NULL,
    task_data BYTEA,
    execution_time TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    picked BOOLEAN NOT NULL,
    last_heartbeat TIMESTAMP(6) WITH TIME ZONE,
    version BIGINT NOT NULL,
    PRIMARY KEY (task_name, task_instance)
);
CREATE INDEX timer_execution_time ON timer (execution_time);
CREATE INDEX timer_last_heartbeat ON timer (last_heartbeat);
