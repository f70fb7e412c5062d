package org.appointmentscheduler.server.http.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.appointmentscheduler.server.RunningApplication;
import org.appointmentscheduler.server.ShiftableClock;
import org.appointmentscheduler.server.security.Http;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlowBodyTest {

    private static final int LENGTH = 1_000;
    private static final String HEAD = """
            POST /api/clients HTTP/1.1\r
            Host: localhost\r
            Content-Type: application/json\r
            Content-Length: %d\r
            \r
            """.formatted(LENGTH);

    @TempDir
    static Path data;

    private static RunningApplication app;

    @BeforeAll
    static void start() {
        app = RunningApplication.startWithWeb(Map.of("scheduler.data-dir", data, "server.port", 0));
    }

    @AfterAll
    static void end() {
        app.close();
    }

    @Test
    void waitsForNoBodyThatNeverEnds() throws IOException {
        try (var socket =
                new Socket(InetAddress.getLoopbackAddress(), Http.of(app).port())) {
            socket.getOutputStream().write(HEAD.getBytes(StandardCharsets.US_ASCII));
            assertThat(answerByteByByte(socket))
                    .startsWith("HTTP/1.1 408 ")
                    .contains("Connection: close", "application/problem+json", "urn:problem:body-too-slow");
        }
    }

    /** And nobody waits for the rest of it either. */
    private static String answerByteByByte(Socket socket) throws IOException {
        socket.setSoTimeout(20);
        var answer = new ByteArrayOutputStream();
        for (var sent = 0; sent < LENGTH; sent++) {
            app.bean(ShiftableClock.class).advance(BodyFilter.PATIENCE.plusSeconds(1));
            try {
                socket.getOutputStream().write(' ');
                for (var next = socket.getInputStream().read();
                        next >= 0;
                        next = socket.getInputStream().read()) {
                    answer.write(next);
                }
                return answer.toString(StandardCharsets.UTF_8);
            } catch (SocketTimeoutException notYet) {
                continue;
            } catch (SocketException closed) {
                return answer.toString(StandardCharsets.UTF_8);
            }
        }
        throw new AssertionError("All of the body was read, and the answer was " + answer);
    }
}
