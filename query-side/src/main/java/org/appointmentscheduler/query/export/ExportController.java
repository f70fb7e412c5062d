package org.appointmentscheduler.query.export;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a client may know that is kept about them. */
@RestController
@RequestMapping("/api/clients")
@Tag(name = "Clients and providers")
class ExportController {

    private final Exports exports;

    ExportController(Exports exports) {
        this.exports = exports;
    }

    @GetMapping("/{id}/export")
    @Operation(summary = "Get who a client is, all that they booked, and all that happened to it")
    ClientExport export(@PathVariable String id) {
        return exports.of(id);
    }
}
