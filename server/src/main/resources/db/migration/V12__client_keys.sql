-- The key to what is known of a client; with its row goes the last chance to know it. The one of 'accounts' finds accounts.
CREATE TABLE client_key (
    client_id VARCHAR(36) NOT NULL PRIMARY KEY,
    master_key VARCHAR(16) NOT NULL,
    wrapped_key VARCHAR(128) NOT NULL
);
CREATE INDEX client_key_master_key ON client_key (master_key, client_id);

-- For nodes that were given no master key.
CREATE TABLE shared_master_key (
    id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    text VARCHAR(64) NOT NULL
);

-- Sealed text is longer than what it says.
ALTER TABLE person ALTER COLUMN time_zone SET DATA TYPE VARCHAR;
