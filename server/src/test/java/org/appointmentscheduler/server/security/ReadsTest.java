package org.appointmentscheduler.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.appointmentscheduler.server.security.Cast.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever can be made a browser's image or link changes nothing. */
class ReadsTest {

    /** All but what is made from events, which is still being made for a moment. */
    private static final String EVERYTHING =
            "script nosettings table domain_event_entry, person, idempotency_record, account,"
                    + " setup_token, api_key, guest_link";

    @TempDir
    static Path data;

    @Test
    void changeNothing() {
        try (var cast = Cast.on(data)) {
            var reads = cast.operations().stream()
                    .filter(operation -> operation.startsWith("GET "))
                    .toList();
            assertThat(reads).hasSizeGreaterThan(8);
            for (var read : reads) {
                for (var role : List.of(Role.A, Role.P, Role.ADMIN)) {
                    cast.ask(read, role, true); // What it is about may have to be made first.
                    var before = cast.rows(EVERYTHING);
                    cast.repeat();
                    assertThat(cast.rows(EVERYTHING)).as(read + " by " + role).isEqualTo(before);
                }
            }
        }
    }
}
