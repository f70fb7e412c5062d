package org.appointmentscheduler.server.guard;

import java.util.Optional;
import java.util.stream.Stream;

/** With one of these off, a crash of the database takes acknowledged bookings with it. */
record PostgresDurabilityCheck(PostgresSettings settings) implements Check {

    @Override
    public Optional<Finding> findFault() {
        return settings.isEmpty()
                ? Optional.empty()
                : Stream.of("fsync", "synchronous_commit", "full_page_writes")
                        .filter(settings::isOff)
                        .findFirst()
                        .map(off -> new Finding(
                                "Acknowledged bookings could be lost: " + off + " is off in the database.",
                                "Set " + off + " = on in postgresql.conf and reload."));
    }
}
