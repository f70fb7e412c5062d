-- How often a view was emptied to be read again, so that whoever keeps a copy of it can tell.
ALTER TABLE token_entry ADD COLUMN replays BIGINT DEFAULT 0 NOT NULL;
