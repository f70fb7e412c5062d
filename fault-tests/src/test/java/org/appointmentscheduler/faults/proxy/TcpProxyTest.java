package org.appointmentscheduler.faults.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every way to break the network does just what it says, to a server that answers with what it was told. */
class TcpProxyTest {

    private static final int A_WHILE_MILLIS = 10_000;
    private static final int A_MOMENT_MILLIS = 100;

    private final BlockingQueue<String> arrived = new LinkedBlockingQueue<>();
    private ServerSocket server;
    private TcpProxy proxy;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        proxy = new TcpProxy(server.getLocalPort());
        Thread.startVirtualThread(this::serve);
    }

    @AfterEach
    void close() throws IOException {
        proxy.close();
        server.close();
    }

    private void serve() {
        try {
            while (true) {
                var socket = server.accept();
                Thread.startVirtualThread(() -> echo(socket));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void echo(Socket socket) {
        try (socket) {
            var in = new DataInputStream(socket.getInputStream());
            var out = new DataOutputStream(socket.getOutputStream());
            while (true) {
                var text = in.readUTF();
                arrived.add(text);
                out.writeUTF(text);
            }
        } catch (IOException gone) {
            // As it should be when the line is cut.
        }
    }

    private Socket connect() throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
        socket.setSoTimeout(A_WHILE_MILLIS);
        return socket;
    }

    private static void say(Socket socket, String text) throws IOException {
        new DataOutputStream(socket.getOutputStream()).writeUTF(text);
    }

    private static String answer(Socket socket) throws IOException {
        return new DataInputStream(socket.getInputStream()).readUTF();
    }

    private String arrived() throws InterruptedException {
        return arrived.poll(A_WHILE_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Test
    void carriesWhatItIsGiven() throws Exception {
        try (var socket = connect()) {
            say(socket, "hello");
            assertThat(answer(socket)).isEqualTo("hello");
        }
    }

    @Test
    void keepsQuietUntilItHeals() throws Exception {
        try (var socket = connect()) {
            say(socket, "before");
            assertThat(answer(socket)).isEqualTo("before");
            proxy.become(Network.SILENT);
            say(socket, "hello");
            socket.setSoTimeout(A_MOMENT_MILLIS);
            assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(() -> answer(socket));
            proxy.heal();
            socket.setSoTimeout(A_WHILE_MILLIS);
            assertThat(answer(socket)).isEqualTo("hello");
        }
    }

    @Test
    void cutsOpenAndNewConnections() throws Exception {
        try (var socket = connect()) {
            say(socket, "before");
            assertThat(answer(socket)).isEqualTo("before");
            proxy.become(Network.RESETTING);
            assertThatExceptionOfType(IOException.class).isThrownBy(() -> answer(socket));
        }
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> {
            try (var socket = connect()) {
                say(socket, "hello");
                answer(socket);
            }
        });
    }

    @Test
    void losesTheAnswerToACommitAndToNothingElse() throws Exception {
        proxy.become(Network.CUT_AFTER_COMMIT);
        try (var socket = connect()) {
            say(socket, "BEGIN");
            assertThat(answer(socket)).isEqualTo("BEGIN");
            say(socket, "COMMIT");
            assertThatExceptionOfType(IOException.class).isThrownBy(() -> answer(socket));
        }
        assertThat(arrived()).isEqualTo("BEGIN");
        assertThat(arrived()).isEqualTo("COMMIT");
    }

    @Test
    void losesEveryAnswer() throws Exception {
        proxy.become(Network.ANSWERS_LOST);
        try (var socket = connect()) {
            say(socket, "hello");
            assertThatExceptionOfType(IOException.class).isThrownBy(() -> answer(socket));
        }
        assertThat(arrived()).isEqualTo("hello");
    }
}
