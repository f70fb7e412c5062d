package org.appointmentscheduler.query.integrity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.appointmentscheduler.query.sealing.Seal;
import org.appointmentscheduler.query.sealing.Seals;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Seals that were told to a place outside the database, one in JSON a line. */
record PublishedSeals(Path file) {

    private static final JsonMapper JSON = new JsonMapper();

    /** The lowest position of a published seal that the database does not have, or has another of. */
    Optional<Fault> firstMissing(Seals seals) {
        try (var lines = Files.lines(file)) {
            return lines.filter(line -> !line.isBlank())
                    .map(line -> JSON.readValue(line, Seal.class))
                    .map(published -> compare(published, seals))
                    .filter(Objects::nonNull)
                    .min((one, other) -> Long.compare(one.position(), other.position()));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    private static @Nullable Fault compare(Seal published, Seals seals) {
        var stored = seals.numbered(published.number());
        if (stored.isEmpty()) {
            return Fault.missing(published.number(), published.firstPosition());
        }
        return stored.get().hash().equals(published.hash())
                ? null
                : Fault.forged(published, "Another seal of this number was published.");
    }
}
