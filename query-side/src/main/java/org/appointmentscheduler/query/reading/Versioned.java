package org.appointmentscheduler.query.reading;

import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;

/** A single resource with its version, which a later command can make its condition. */
public record Versioned<T>(T resource, long version) {

    /**
     * With an {@code ETag}. Not a {@code ResponseEntity}, for which Spring would answer 304 to a matching
     * {@code If-None-Match}: a hold lapses by time alone, without a new version.
     */
    public HttpEntity<T> asAnswer() {
        var headers = new HttpHeaders();
        headers.setETag("\"" + version + "\"");
        return new HttpEntity<>(resource, headers);
    }
}
