package org.appointmentscheduler.command.explanation;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.appointmentscheduler.api.AsOf;
import org.appointmentscheduler.api.calendar.TimeRange;
import org.appointmentscheduler.command.explanation.Trial.Wish;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Why a time can or cannot be reserved. */
@RestController
@RequestMapping("/api/slots")
@Tag(name = "Appointments")
class ExplanationController {

    private final Explanations explanations;

    ExplanationController(Explanations explanations) {
        this.explanations = explanations;
    }

    @GetMapping("/explain")
    @Operation(
            summary = "Explain whether a time could be reserved, now or as of a past moment, and if not, why",
            description =
                    "Decides a reservation that is never made. Without a `clientId` it is for the client who asks, "
                            + "and else for one whom no limit of a client's stops. A past moment is judged by the policy of "
                            + "today. The `cause` is the event since which the time is refused, as far as the caller may know "
                            + "of it.")
    Explanation explain(
            @RequestParam String providerId,
            @RequestParam Instant start,
            @RequestParam(required = false) @Nullable Duration duration,
            @RequestParam(required = false) @Nullable String clientId,
            @RequestParam(required = false) @Nullable AsOf asOf) {
        return explanations.explain(
                new Wish(clientId, providerId, start, Objects.requireNonNullElse(duration, TimeRange.GRID)), asOf);
    }
}
