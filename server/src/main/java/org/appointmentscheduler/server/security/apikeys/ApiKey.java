package org.appointmentscheduler.server.security.apikeys;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.appointmentscheduler.server.security.Scope;
import org.jspecify.annotations.Nullable;

/**
 * An API key as its owner sees it.
 *
 * @param key what the machine sends; shown once, when it is made
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ApiKey(
        String id,
        String name,
        List<Scope> scopes,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt,
        @Nullable String key) {

    ApiKey shown(String secretKey) {
        return new ApiKey(id, name, scopes, createdAt, expiresAt, lastUsedAt, secretKey);
    }

    boolean isOverAt(Instant now) {
        return expiresAt != null && !now.isBefore(expiresAt);
    }

    /** As long after now as its own was after its beginning: replacing a key must not make it one for ever. */
    @Nullable
    Instant endOfSuccessor(Instant now) {
        return expiresAt == null ? null : now.plus(Duration.between(createdAt, expiresAt));
    }

    @Override
    public String toString() {
        return "ApiKey[" + id + "]";
    }
}
