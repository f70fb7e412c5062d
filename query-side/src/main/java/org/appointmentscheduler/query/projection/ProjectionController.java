package org.appointmentscheduler.query.projection;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.appointmentscheduler.api.access.CallersKey;
import org.appointmentscheduler.api.access.CurrentActor;
import org.appointmentscheduler.query.reading.Limit;
import org.appointmentscheduler.query.reading.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** For those who run the application. */
@RestController
@RequestMapping("/api/admin/projections")
@Tag(name = "Administration")
class ProjectionController {

    private final Projections projections;
    private final ReplayRequests requests;
    private final CurrentActor actor;

    ProjectionController(Projections projections, ReplayRequests requests, CurrentActor actor) {
        this.projections = projections;
        this.requests = requests;
        this.actor = actor;
    }

    @GetMapping
    @Operation(summary = "Read how far each projection is")
    Page<ProjectionState> projections(
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = Limit.DEFAULT) @Limit int limit) {
        return projections.all(after, limit);
    }

    @PostMapping("/{name}/replay")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Empty a projection and let it read all events again")
    ResponseEntity<ProjectionState> replay(
            @PathVariable String name,
            @Parameter(hidden = true) @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        return key == null
                ? ResponseEntity.accepted().body(projections.replay(name))
                : requests.once(CallersKey.of(actor.get(), key), name, () -> projections.replay(name));
    }
}
