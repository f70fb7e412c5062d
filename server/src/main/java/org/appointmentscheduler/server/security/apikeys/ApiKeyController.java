package org.appointmentscheduler.server.security.apikeys;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.appointmentscheduler.query.reading.Limit;
import org.appointmentscheduler.query.reading.Page;
import org.appointmentscheduler.server.security.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What a person gives to machines that act for them. */
@RestController
@RequestMapping("/api/api-keys")
@Tag(name = "Access")
class ApiKeyController {

    private final OwnKeys keys;

    ApiKeyController(OwnKeys keys) {
        this.keys = keys;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Make an API key that opens some of what its maker may do; the key is shown only now")
    ApiKey make(@RequestBody NewKey body) {
        return keys.make(body.name(), body.scopes(), body.expiresAt());
    }

    @GetMapping
    @Operation(summary = "List the caller's own API keys")
    Page<ApiKey> list(
            @RequestParam(defaultValue = Limit.DEFAULT) @Limit int limit,
            @RequestParam(required = false) @Nullable @Size(max = 16) String after) {
        return keys.list(limit, after);
    }

    @PostMapping("/{id}/rotate")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Make a successor of an API key, which itself is good for 24 hours more")
    ApiKey rotate(@PathVariable String id) {
        return keys.rotate(id);
    }

    @PostMapping("/{id}/revoke")
    @Operation(summary = "Take an API key back")
    ApiKey revoke(@PathVariable String id) {
        return keys.revoke(id);
    }

    record NewKey(
            @NotBlank @Size(max = 100) String name,
            @Size(min = 1, max = 4) List<Scope> scopes,
            @Nullable Instant expiresAt) {}
}
