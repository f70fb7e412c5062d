-- Who is signed in with a browser.
CREATE TABLE session (
    secret_hash VARCHAR(64) NOT NULL PRIMARY KEY,
    actor VARCHAR(128) NOT NULL,
    began_at TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    used_at TIMESTAMP(3) WITH TIME ZONE NOT NULL
);
CREATE INDEX session_actor ON session (actor);
CREATE INDEX session_used_at ON session (used_at);
