package org.appointmentscheduler.server.verify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.appointmentscheduler.query.sealing.VerificationKey;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for.
 *
 * @param proof a proof to check instead of the history
 * @param published seals that were published
 * @param keys files with the public keys that are trusted
 * @param settings the rest, as for the application itself
 */
record Options(@Nullable Path proof, @Nullable Path published, List<Path> keys, List<String> settings) {

    private static final List<String> OWN = List.of("--proof", "--published", "--key");

    /** @throws IllegalArgumentException when a value is missing */
    static Options parse(List<String> arguments) {
        var files = new HashMap<String, List<Path>>();
        var settings = new ArrayList<String>();
        for (var rest = arguments.iterator(); rest.hasNext(); ) {
            var argument = rest.next();
            var name = argument.replaceFirst("=.*", "");
            if (!OWN.contains(name)) {
                settings.add(argument);
            } else if (argument.length() > name.length()) {
                add(files, name, argument.substring(name.length() + 1));
            } else if (rest.hasNext()) {
                add(files, name, rest.next());
            } else {
                throw new IllegalArgumentException(name + " needs a file");
            }
        }
        return new Options(
                last(files, "--proof"), last(files, "--published"), files.getOrDefault("--key", List.of()), settings);
    }

    private static void add(Map<String, List<Path>> files, String name, String file) {
        files.computeIfAbsent(name, _ -> new ArrayList<>()).add(Path.of(file));
    }

    private static @Nullable Path last(Map<String, List<Path>> files, String name) {
        var given = files.get(name);
        return given == null ? null : given.getLast();
    }

    /** @throws IllegalArgumentException when a file has no public key */
    List<VerificationKey> trusted() {
        return keys.stream().flatMap(file -> keysIn(file).stream()).toList();
    }

    private static List<VerificationKey> keysIn(Path file) {
        var found = VerificationKey.read(read(file));
        if (found.isEmpty()) {
            throw new IllegalArgumentException(file + " has no public key in PEM");
        }
        return found;
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }
}
