-- Views: each can be emptied and rebuilt from the events.

CREATE TABLE appointment (
    id VARCHAR(36) NOT NULL PRIMARY KEY,
    client_id VARCHAR(36) NOT NULL,
    provider_id VARCHAR(36) NOT NULL,
    start_at TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    end_at TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    status VARCHAR(16) NOT NULL,
    held_at TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    expires_at TIMESTAMP(3) WITH TIME ZONE,
    confirmed_at TIMESTAMP(3) WITH TIME ZONE,
    released_at TIMESTAMP(3) WITH TIME ZONE,
    expired_at TIMESTAMP(3) WITH TIME ZONE,
    version BIGINT NOT NULL
);
CREATE INDEX appointment_client ON appointment (client_id, start_at, id);
CREATE INDEX appointment_provider ON appointment (provider_id, start_at, id);

-- A day's published quarter hours, 96 bits in hexadecimal.
CREATE TABLE calendar_day (
    provider_id VARCHAR(36) NOT NULL,
    utc_day DATE NOT NULL,
    published VARCHAR(24) NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (provider_id, utc_day)
);
CREATE INDEX calendar_day_utc_day ON calendar_day (utc_day, provider_id);

-- Who has which of them; no expires_at: booked.
CREATE TABLE claim (
    provider_id VARCHAR(36) NOT NULL,
    utc_day DATE NOT NULL,
    appointment_id VARCHAR(36) NOT NULL,
    quarter_hours VARCHAR(24) NOT NULL,
    expires_at TIMESTAMP(3) WITH TIME ZONE,
    PRIMARY KEY (provider_id, utc_day, appointment_id)
);
CREATE INDEX claim_utc_day ON claim (utc_day, provider_id);
