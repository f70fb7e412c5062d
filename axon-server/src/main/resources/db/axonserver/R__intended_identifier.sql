-- What a request with a key is about to make. Repeatable and outside of the numbered migrations, since only this
-- profile has it.
CREATE TABLE IF NOT EXISTS intended_identifier (
    idempotency_key VARCHAR(255) NOT NULL PRIMARY KEY,
    fingerprint VARCHAR(64) NOT NULL,
    identifier VARCHAR(36) NOT NULL,
    recorded_at TIMESTAMP(3) WITH TIME ZONE NOT NULL
);
CREATE INDEX IF NOT EXISTS intended_identifier_recorded_at ON intended_identifier (recorded_at);
