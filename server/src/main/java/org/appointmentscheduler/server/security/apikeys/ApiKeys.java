package org.appointmentscheduler.server.security.apikeys;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.appointmentscheduler.api.Refusal;
import org.appointmentscheduler.command.messaging.Rejected;
import org.appointmentscheduler.server.security.Caller;
import org.appointmentscheduler.server.security.Credentials;
import org.appointmentscheduler.server.security.Secrets;
import org.appointmentscheduler.server.security.apikeys.ApiKeyTable.Row;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.stereotype.Component;

/**
 * What machines sign in with: {@code appt_}, the row's identifier, and a secret of which only a hash is kept. One that
 * was taken back is taken for a few seconds more, on nodes that have just seen it.
 */
@Component
public class ApiKeys implements Credentials {

    private static final Pattern KEY = Pattern.compile("appt_([0-9a-f]{16})_([A-Za-z0-9_-]{43})");
    private static final int ID_BYTES = 8;
    private static final Duration REMEMBERED = Duration.ofSeconds(5);
    private static final int MOST_REMEMBERED = 10_000;
    /** How exactly it is known when a key was used last. */
    private static final Duration USE = Duration.ofMinutes(1);

    private final ApiKeyTable table;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private final Cache<String, Row> rows = Caffeine.newBuilder()
            .maximumSize(MOST_REMEMBERED)
            .expireAfterWrite(REMEMBERED)
            .build();

    ApiKeys(ApiKeyTable table, InstantSource clock) {
        this.table = table;
        this.clock = clock;
    }

    /** A new identifier and its secret, as they are sent. */
    record Fresh(String id, String key, String secretHash) {

        @Override
        public String toString() {
            return "Fresh[" + id + "]";
        }
    }

    Fresh make() {
        var bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        var id = HexFormat.of().formatHex(bytes);
        var secret = Secrets.make();
        return new Fresh(id, "appt_" + id + "_" + secret, Secrets.hash(secret));
    }

    void forget(String id) {
        rows.invalidate(id);
    }

    @Override
    public boolean include(String text) {
        return text.startsWith("appt_");
    }

    @Override
    public Caller require(String text) {
        return find(text).orElseThrow(() -> new InvalidBearerTokenException("Not a good API key"));
    }

    /** @throws Rejected {@code UNAUTHENTICATED} */
    public Caller requireKey(String text) {
        return find(text)
                .orElseThrow(() -> new Rejected(Refusal.UNAUTHENTICATED, "This is not an API key that is good."));
    }

    @Override
    public boolean lastUntilTheirEnd() {
        return false;
    }

    private Optional<Caller> find(String text) {
        var key = KEY.matcher(text);
        if (!key.matches()) {
            return Optional.empty();
        }
        var now = clock.instant();
        return row(key.group(1))
                .filter(row -> Secrets.matches(key.group(2), row.secretHash()))
                .filter(row -> !row.key().isOverAt(now))
                .map(row -> caller(row, now));
    }

    /** Not by the cache's own loading, where all would wait for the one who waits for a silent database. */
    private Optional<Row> row(String id) {
        var remembered = rows.getIfPresent(id);
        if (remembered != null) {
            return Optional.of(remembered);
        }
        var found = table.find(id);
        found.ifPresent(row -> rows.put(id, row));
        return found;
    }

    private Caller caller(Row row, Instant now) {
        var lastUse = row.key().lastUsedAt();
        if (lastUse == null || !now.isBefore(lastUse.plus(USE))) {
            table.used(row.key().id(), now);
            rows.invalidate(row.key().id());
        }
        return new Caller(
                row.actor(), row.scopes(), Objects.requireNonNullElse(row.key().expiresAt(), Instant.MAX));
    }
}
