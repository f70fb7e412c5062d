package org.appointmentscheduler.load.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import org.jspecify.annotations.Nullable;

/** One request at a time on a connection that is kept, until the server ends it; then there is another. */
public final class Wire implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 30_000;

    private final int port;
    private @Nullable Socket socket;
    private InputStream in = InputStream.nullInputStream();

    public Wire(int port) {
        this.port = port;
    }

    public Reply send(byte[] request) throws IOException {
        var open = open();
        open.getOutputStream().write(request);
        var received = Received.from(in);
        if (received.isLast()) {
            close();
        }
        return received.reply();
    }

    private Socket open() throws IOException {
        if (socket != null) {
            return socket;
        }
        var opened = new Socket(InetAddress.getLoopbackAddress(), port);
        opened.setTcpNoDelay(true);
        opened.setSoTimeout(PATIENCE_MILLIS);
        in = new BufferedInputStream(opened.getInputStream());
        socket = opened;
        return opened;
    }

    @Override
    public void close() throws IOException {
        if (socket != null) {
            socket.close();
            socket = null;
        }
    }
}
