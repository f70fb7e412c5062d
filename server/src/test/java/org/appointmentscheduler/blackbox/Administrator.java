package org.appointmentscheduler.blackbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The one who set an installation up, with a key that stays good however often it is started. */
final class Administrator {

    static final String EMAIL = "admin@example.org";
    static final String PASSWORD = "correct horse battery";

    private final Path setUpToken;
    private String key = "";

    Administrator(Path setUpToken) {
        this.setUpToken = setUpToken;
    }

    synchronized String key(Api anonymous) {
        if (key.isEmpty()) {
            var token = anonymous
                    .post("/api/setup", Map.of("setupToken", readToken(), "email", EMAIL, "password", PASSWORD))
                    .is(201)
                    .get("accessToken");
            key = anonymous
                    .as(token)
                    .post("/api/api-keys", Map.of("name", "tests", "scopes", List.of("read", "write", "admin")))
                    .is(201)
                    .get("key");
        }
        return key;
    }

    private String readToken() {
        try {
            return Files.readString(setUpToken);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
