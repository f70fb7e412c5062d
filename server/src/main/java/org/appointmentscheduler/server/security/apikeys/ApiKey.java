package org.appointmentscheduler.server.security.apikeys;

import com.fasterxml.jackson.annotation.JsonInclude;
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

    @Override
    public String toString() {
        return "ApiKey[" + id + "]";
    }
}
