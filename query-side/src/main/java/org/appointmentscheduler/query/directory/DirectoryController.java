package org.appointmentscheduler.query.directory;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.appointmentscheduler.api.client.ClientProfile;
import org.appointmentscheduler.api.provider.ProviderProfile;
import org.appointmentscheduler.query.reading.IdentifierCursor;
import org.appointmentscheduler.query.reading.Limit;
import org.appointmentscheduler.query.reading.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Looking clients and providers up. */
@RestController
@RequestMapping("/api")
@Tag(name = "Clients and providers")
class DirectoryController {

    private final Directory directory;

    DirectoryController(Directory directory) {
        this.directory = directory;
    }

    @GetMapping("/clients/{id}")
    @Operation(summary = "Read a client")
    HttpEntity<ClientProfile> client(@PathVariable String id) {
        return directory.client(id).asAnswer();
    }

    @GetMapping("/providers/{id}")
    @Operation(summary = "Read a provider")
    HttpEntity<ProviderProfile> provider(@PathVariable String id) {
        return directory.provider(id).asAnswer();
    }

    @GetMapping("/providers")
    @Operation(summary = "List the providers")
    Page<ProviderProfile> providers(
            @RequestParam(defaultValue = Limit.DEFAULT) @Limit int limit,
            @RequestParam(required = false) @Nullable IdentifierCursor after) {
        return directory.providers(limit, after);
    }
}
