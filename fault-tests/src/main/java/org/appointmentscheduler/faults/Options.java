package org.appointmentscheduler.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the caller wants.
 *
 * @param fault the one to run, or several with commas between them; null for all of the tier
 * @param previous the jar of the last release, to upgrade from
 */
record Options(
        long seed,
        @Nullable String fault,
        Duration time,
        Tier tier,
        @Nullable Path previous) {

    static final String USAGE =
            "Options: --seed NUMBER  --fault F2  --seconds NUMBER  --tier quick|full  --previous-jar FILE";

    static Options parse(String[] arguments) {
        var seed = 1L;
        String fault = null;
        var seconds = 0;
        var tier = Tier.FULL;
        Path previous = null;
        for (var word = List.of(arguments).iterator(); word.hasNext(); ) {
            var name = word.next();
            if (!word.hasNext()) {
                throw new IllegalArgumentException("Nothing follows " + name + ". " + USAGE);
            }
            var value = word.next();
            switch (name) {
                case "--seed" -> seed = Long.parseLong(value);
                case "--fault" -> fault = value;
                case "--seconds" -> seconds = Integer.parseInt(value);
                case "--tier" -> tier = Tier.valueOf(value.toUpperCase(java.util.Locale.ROOT));
                case "--previous-jar" -> previous = Path.of(value);
                default -> throw new IllegalArgumentException("Not known: " + name + ". " + USAGE);
            }
        }
        var time = seconds == 0 ? tier.time() : Duration.ofSeconds(seconds);
        return new Options(seed, fault, time, tier, previous);
    }

    static Path root() {
        return Path.of(System.getProperty("repo.root", ".")).toAbsolutePath().normalize();
    }

    /** The packaged application. */
    static Path jar() throws IOException {
        var target = root().resolve("server/target");
        var jars = new ArrayList<Path>();
        if (Files.isDirectory(target)) {
            try (var files = Files.newDirectoryStream(target, "*.jar")) {
                files.forEach(jars::add);
            }
        }
        jars.removeIf(jar -> jar.getFileName().toString().matches(".*(plain|sources|javadoc).*"));
        if (jars.size() != 1) {
            throw new IllegalStateException("Build the application first: ./mvnw -pl server -am package -DskipTests");
        }
        return jars.getFirst();
    }
}
