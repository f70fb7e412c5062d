package org.appointmentscheduler.query.analytics;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A metric's rows, all of the same columns.
 *
 * @param next always null: there are never more than fit on one page
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record Figures(
        @ArraySchema(
                arraySchema = @Schema(description = "The same columns in each; which they are depends on the metric"),
                schema = @Schema(type = "object"))
        List<Map<String, @Nullable Object>> items,

        @Nullable String next) {}
