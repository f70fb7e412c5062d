package org.appointmentscheduler.query.integrity;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Whether the history can be believed. */
@RestController
@RequestMapping("/api")
class IntegrityController {

    private final IntegrityQueries integrity;
    private final Proofs proofs;

    IntegrityController(IntegrityQueries integrity, Proofs proofs) {
        this.integrity = integrity;
        this.proofs = proofs;
    }

    @GetMapping("/admin/integrity")
    @Tag(name = "Administration")
    @Operation(
            summary =
                    "Compare the history with its seals and then with the rules, for some seconds; next tells where to go on")
    IntegrityReport integrity(@RequestParam(required = false) @Nullable Place after) {
        return integrity.check(Objects.requireNonNullElse(after, Place.BEGINNING));
    }

    @GetMapping("/appointments/{id}/proof")
    @Tag(name = "History")
    @Operation(summary = "Get a proof, which can be checked offline, of what happened to an appointment")
    Proof proof(@PathVariable String id) {
        return proofs.of(id);
    }
}
