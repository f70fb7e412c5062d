package org.appointmentscheduler.query.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class PublicationTest {

    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void addsToAFile(@TempDir Path directory) {
        var file = directory.resolve("seals");
        try (var publication = new Publication(file.toString())) {
            publication.publish(seal(1));
            publication.publish(seal(2));
            await().untilAsserted(() -> assertThat(Files.readAllLines(file))
                    .extracting(line -> JSON.readValue(line, Seal.class))
                    .containsExactly(seal(1), seal(2)));
        }
    }

    @Test
    void postsToAUrl() throws Exception {
        var received = new LinkedBlockingQueue<String>();
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            received.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        try (var publication =
                new Publication("http://127.0.0.1:" + server.getAddress().getPort() + "/seals")) {
            publication.publish(seal(1));
            assertThat(JSON.readValue(received.poll(20, TimeUnit.SECONDS), Seal.class))
                    .isEqualTo(seal(1));
        } finally {
            server.stop(0);
        }
    }

    /** One that takes connections and never answers. */
    @Test
    void aDeadPlaceKeepsNobodyWaiting() throws Exception {
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var publication = new Publication("http://127.0.0.1:" + silent.getLocalPort())) {
            var begun = System.nanoTime();
            LongStream.rangeClosed(1, 5_000).forEach(number -> publication.publish(seal(number)));
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(9));
        }
    }

    private static Seal seal(long number) {
        return new Seal(number, 1, 2, 2, "00", Seal.NONE, Instant.parse("2030-06-10T08:00:00Z"), "11", "22");
    }
}
