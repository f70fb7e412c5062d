package org.appointmentscheduler.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.stream.StreamSupport;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The connector to Axon Server is in an application that was built for it, and in no other. */
class JarIT {

    private static final boolean WITH_AXON_SERVER = "runtime".equals(System.getProperty("axon-server.scope"));

    @Test
    void hasTheConnectorOnlyWhenAskedForIt() throws IOException {
        try (var jar = new JarFile(System.getProperty("app.jar"))) {
            var there = jar.stream().anyMatch(entry -> entry.getName().matches(".*/(axon-?server|grpc)-.*\\.jar"));
            assertThat(there).isEqualTo(WITH_AXON_SERVER);
        }
    }

    /** Of this very jar, with or without the connector. */
    @Test
    void saysWhatItIsMadeOf() throws IOException {
        try (var jar = new JarFile(System.getProperty("app.jar"));
                var bill = jar.getInputStream(jar.getJarEntry("META-INF/sbom/application.cdx.json"))) {
            var components = Api.JSON.readTree(bill).get("components");
            var listed = StreamSupport.stream(components.spliterator(), false)
                    .map(component -> component.get("name").stringValue() + "-"
                            + component.get("version").stringValue() + ".jar")
                    .toList();
            assertThat(jar.stream()
                            .map(ZipEntry::getName)
                            .filter(name -> name.matches("BOOT-INF/lib/(?!spring-boot-jarmode).+\\.jar"))
                            .map(name -> name.substring(name.lastIndexOf('/') + 1)))
                    .isNotEmpty()
                    .allMatch(listed::contains, "is listed");
        }
    }

    @Test
    void refusesTheProfileItWasNotBuiltFor(@TempDir Path directory) throws Exception {
        assumeTrue(!WITH_AXON_SERVER);
        var log = directory.resolve("log");
        var process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        System.getProperty("app.jar"),
                        "--server.port=0",
                        "--spring.profiles.active=axonserver",
                        "--spring.datasource.url=jdbc:postgresql://127.0.0.1:1/none"))
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isNotZero();
            assertThat(log).content().contains("./mvnw -Paxonserver package");
        } finally {
            process.destroyForcibly();
        }
    }
}
