package org.appointmentscheduler.query.analytics;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import org.appointmentscheduler.query.reading.Chronological;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Figures about the past and the time to come, as JSON or CSV. */
@RestController
@RequestMapping("/api/analytics")
@Tag(name = "Analytics")
class AnalyticsController {

    private final Analytics analytics;

    AnalyticsController(Analytics analytics) {
        this.analytics = analytics;
    }

    @GetMapping(
            path = "/{metric}",
            produces = {MediaType.APPLICATION_JSON_VALUE, FiguresAsCsv.MEDIA_TYPE})
    @Operation(summary = "Read a figure: funnel, utilisation, lead-time, time-to-confirm or demand")
    @Chronological(from = 1, to = 2, days = Analytics.WIDEST_DAYS)
    Figures figures(
            @PathVariable String metric,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(required = false) @Nullable String providerId,
            @Parameter(
                            description =
                                    "hour, day, week or month in the provider's zone (without a provider in UTC), or an"
                                            + " ISO 8601 duration that is a multiple of 15 minutes; at most 1000 of them")
                    @RequestParam(required = false)
                    @Nullable
                    Bucket bucket) {
        return analytics.figures(metric, from, to, providerId, bucket);
    }
}
