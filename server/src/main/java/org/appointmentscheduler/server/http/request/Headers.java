package org.appointmentscheduler.server.http.request;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;

/** The headers that say how a command is to be carried out. */
final class Headers {

    static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    private static final Pattern KEY = Pattern.compile("[ -~]{1,255}");
    private static final Pattern VERSION = Pattern.compile("\"(0|[1-9]\\d{0,17})\"");
    private static final long NEVER = -1;

    private Headers() {}

    static Optional<String> idempotencyKey(HttpServletRequest request) {
        return HttpMethod.POST.matches(request.getMethod())
                ? Optional.ofNullable(request.getHeader(IDEMPOTENCY_KEY))
                : Optional.empty();
    }

    static boolean hasUsableIdempotencyKey(HttpServletRequest request) {
        var keys = Collections.list(request.getHeaders(IDEMPOTENCY_KEY));
        return keys.size() <= 1
                && keys.stream().allMatch(key -> KEY.matcher(key).matches());
    }

    /** The version that If-Match asks for; one that nothing has, if it asks for what was never a version. */
    static Optional<Long> expectedVersion(HttpServletRequest request) {
        var tags = Collections.list(request.getHeaders(HttpHeaders.IF_MATCH));
        if (tags.isEmpty() || tags.stream().anyMatch(tag -> tag.strip().equals("*"))) {
            return Optional.empty();
        }
        var version = VERSION.matcher(String.join(",", tags).strip());
        return Optional.of(version.matches() ? Long.parseLong(version.group(1)) : NEVER);
    }
}
