package org.appointmentscheduler.server.http.problem;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.appointmentscheduler.api.MalformedRequest.Fault;
import org.appointmentscheduler.api.Refusal;
import org.appointmentscheduler.api.Rejection;
import org.jspecify.annotations.Nullable;

/** An error as clients see it (RFC 9457). */
@JsonPropertyOrder({"type", "title", "status", "detail", "instance"})
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String instance,
        @JsonAnyGetter Map<String, Object> extensions) {

    private static final String RETRY_AFTER = "retryAfterSeconds";
    private static final String A_MOMENT = "1";

    public static Problem of(Rejection rejection) {
        var refusal = rejection.refusal();
        return new Problem(
                refusal.type(),
                refusal.title(),
                RefusalStatus.of(refusal),
                rejection.detail(),
                null,
                members(rejection.values()));
    }

    // In a fixed order. And RFC 9457 has taken "status" for the number, so an appointment's needs a longer name.
    private static Map<String, Object> members(Map<String, Object> values) {
        var members = new TreeMap<>(values);
        var status = members.remove("status");
        if (status != null) {
            members.put("appointmentStatus", status);
        }
        return members;
    }

    public static Problem of(GeneralProblem general, String detail) {
        return new Problem(general.type(), general.title(), general.status(), detail, null, Map.of());
    }

    static Problem malformed(List<Fault> faults) {
        var detail = faults.size() == 1 ? "One fault; see errors." : faults.size() + " faults; see errors.";
        return of(GeneralProblem.MALFORMED_REQUEST, detail).extended(Map.of("errors", faults));
    }

    static Problem malformed(String pointer, String message) {
        return malformed(List.of(new Fault(pointer, message)));
    }

    static String type(String name) {
        return "urn:problem:" + name.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Problem extended(Map<String, Object> values) {
        return new Problem(type, title, status, detail, instance, values);
    }

    Problem at(@Nullable String where) {
        return new Problem(type, title, status, detail, where, extensions);
    }

    /** After how many seconds the same request may well succeed, if ever. */
    @JsonIgnore
    Optional<String> retryAfter() {
        if (type.equals(Refusal.TOO_MANY_REQUESTS.type())) {
            return Optional.of(String.valueOf(extensions.getOrDefault(RETRY_AFTER, A_MOMENT)));
        }
        return status == 503 || type.equals(Refusal.REQUEST_IN_PROGRESS.type())
                ? Optional.of(A_MOMENT)
                : Optional.empty();
    }
}
