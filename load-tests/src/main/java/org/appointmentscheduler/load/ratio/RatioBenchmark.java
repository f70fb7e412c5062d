package org.appointmentscheduler.load.ratio;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/**
 * Measures the packaged application beside bare endpoints: one PostgreSQL that keeps what it acknowledges, two servers
 * with the same settings, in turns; all that once for every number of providers. Ends by itself and leaves its logs in a temporary directory.
 */
public final class RatioBenchmark {

    private RatioBenchmark() {}

    /** @param arguments the packaged application, and the options in one word */
    public static void main(String[] arguments) throws IOException, InterruptedException, SQLException {
        var options = Options.parse(arguments.length > 1 ? arguments[1] : "");
        var directory = Files.createTempDirectory("ratio-benchmark-");
        System.out.println("Logs are in " + directory);
        try (var sizes = Sizes.build(Path.of(arguments[0]), directory, options)) {
            sizes.warmUp();
            for (var clients : options.levels()) {
                sizes.measure(clients);
            }
        }
    }
}
