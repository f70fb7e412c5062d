-- A view: sums over the history, which can be emptied and rebuilt from the events.

-- What each counter adds up to, by provider, quarter hour and sort (what a sort is, each counter knows).
CREATE TABLE analytics_count (
    provider_id VARCHAR(36) NOT NULL,
    counter VARCHAR(32) NOT NULL,
    quarter_hour TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    sort BIGINT NOT NULL,
    amount BIGINT NOT NULL,
    PRIMARY KEY (provider_id, counter, quarter_hour, sort)
);
CREATE INDEX analytics_count_counter ON analytics_count (counter, quarter_hour);

-- What later events of an appointment do not say again. Nobody's name or identifier but the provider's.
CREATE TABLE analytics_hold (
    appointment_id VARCHAR(36) NOT NULL PRIMARY KEY,
    provider_id VARCHAR(36) NOT NULL,
    held_at TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    start_at TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    end_at TIMESTAMP(3) WITH TIME ZONE NOT NULL
);
