-- What the history had when it was sealed: every position from first to last, those not in sealed_events being empty.
CREATE TABLE seal (
    number BIGINT NOT NULL PRIMARY KEY,
    first_position BIGINT NOT NULL,
    last_position BIGINT NOT NULL,
    events INTEGER NOT NULL,
    root VARCHAR(64) NOT NULL,
    previous VARCHAR(64) NOT NULL,
    sealed_at VARCHAR(32) NOT NULL,
    signing_key VARCHAR(64) NOT NULL,
    signature VARCHAR(128) NOT NULL,
    sealed_events BYTEA NOT NULL
);
CREATE INDEX seal_last_position ON seal (last_position);

-- The public keys of those who sealed.
CREATE TABLE seal_key (
    id VARCHAR(64) NOT NULL PRIMARY KEY,
    public_key VARCHAR(255) NOT NULL
);
