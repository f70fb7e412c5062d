package org.appointmentscheduler.server.http.rate;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Map;
import org.appointmentscheduler.api.Refusal;
import org.appointmentscheduler.api.Rejection;
import org.appointmentscheduler.server.http.problem.Problem;

/**
 * What somebody may still ask, after one more request.
 *
 * @param retryIn until the next request is answered, when this one is not
 * @param fullIn until as much may be asked again as at first
 */
record Allowance(String name, int perMinute, boolean isGranted, long left, Duration retryIn, Duration fullIn) {

    /** The header fields of draft-ietf-httpapi-ratelimit-headers-10; each limit that is asked adds its own. */
    void addTo(HttpServletResponse response) {
        response.addHeader("RateLimit-Policy", "\"%s\";q=%d;w=60".formatted(name, perMinute));
        response.addHeader("RateLimit", "\"%s\";r=%d;t=%d".formatted(name, left, seconds(fullIn)));
    }

    Problem problem() {
        return Problem.of(new Rejection(
                Refusal.TOO_MANY_REQUESTS,
                "Nothing was done. " + perMinute + " requests of this kind a minute are answered.",
                Map.of("retryAfterSeconds", Math.max(1, seconds(retryIn)))));
    }

    private static long seconds(Duration duration) {
        return duration.plusNanos(999_999_999).toSeconds();
    }
}
