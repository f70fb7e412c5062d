package org.appointmentscheduler.faults.launch;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Starts the fault runner in a process of its own with a Java that is new enough. This class runs inside Maven, on
 * whatever Java Maven runs on.
 */
public final class Launcher {

    private static final int LEAST = 25;
    private static final Pattern VERSION = Pattern.compile("JAVA_VERSION=\"(\\d+)");

    private Launcher() {}

    public static void main(String[] arguments) throws IOException, InterruptedException, URISyntaxException {
        var java = javaHome()
                .orElseThrow(() -> new IllegalStateException(
                        "This needs Java " + LEAST + " or newer: use ./mvnw, which looks for one, or set JAVA_HOME"));
        var command = new ArrayList<>(List.of(
                java.resolve("bin/java").toString(),
                "-Drepo.root=" + System.getProperty("repo.root", "."),
                "-cp",
                classPath(),
                "org.appointmentscheduler.faults.FaultRunner"));
        command.addAll(Arrays.asList(arguments));
        var process = new ProcessBuilder(command).inheritIO().start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        var status = process.waitFor();
        if (status != 0) {
            throw new IllegalStateException("The fault runner ended with status " + status);
        }
    }

    /** Maven hands the class path over as a class loader. */
    private static String classPath() throws URISyntaxException {
        var loader = Thread.currentThread().getContextClassLoader();
        if (!(loader instanceof URLClassLoader)) {
            return System.getProperty("java.class.path");
        }
        var paths = new ArrayList<String>();
        for (URL url : ((URLClassLoader) loader).getURLs()) {
            paths.add(Path.of(url.toURI()).toString());
        }
        return paths.stream().collect(Collectors.joining(File.pathSeparator));
    }

    private static Optional<Path> javaHome() {
        return Stream.of(System.getProperty("java.home"), System.getenv("JAVA_HOME"))
                .filter(home -> home != null)
                .map(Path::of)
                .filter(Launcher::isNewEnough)
                .findFirst();
    }

    private static boolean isNewEnough(Path home) {
        try {
            var version = VERSION.matcher(Files.readString(home.resolve("release")));
            return version.find() && Integer.parseInt(version.group(1)) >= LEAST;
        } catch (IOException e) {
            return false;
        }
    }
}
