package org.appointmentscheduler.faults.proxy;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.LockSupport;

/** One connection through the proxy: what comes in on one side goes out on the other, as the network allows. */
final class Link {

    private static final int PIECE = 16 * 1024;
    private static final long PAUSE_NANOS = 5_000_000;
    private static final String COMMIT = "COMMIT";

    private final TcpProxy proxy;
    private final Socket near;
    private final Socket far;
    private volatile boolean committed;

    Link(TcpProxy proxy, Socket near, Socket far) {
        this.proxy = proxy;
        this.near = near;
        this.far = far;
    }

    /** Returns when either side has hung up. */
    void carry() throws IOException {
        near.setTcpNoDelay(true);
        far.setTcpNoDelay(true);
        var answers = Thread.startVirtualThread(() -> pump(far, near, false));
        pump(near, far, true);
        try {
            answers.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void pump(Socket from, Socket to, boolean isQuestion) {
        var piece = new byte[PIECE];
        try {
            var length = from.getInputStream().read(piece);
            while (length >= 0) {
                if (!pass(piece, length, to, isQuestion)) {
                    reset();
                    return;
                }
                length = from.getInputStream().read(piece);
            }
            to.shutdownOutput();
        } catch (IOException broken) {
            reset();
        }
    }

    /** False when the connection is to be lost here. */
    private boolean pass(byte[] piece, int length, Socket to, boolean isQuestion) throws IOException {
        while (proxy.network() == Network.SILENT) {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        if (proxy.network() == Network.ANSWERS_LOST && !isQuestion) {
            return false;
        }
        if (proxy.network() == Network.CUT_AFTER_COMMIT) {
            if (isQuestion) {
                committed |= new String(piece, 0, length, StandardCharsets.ISO_8859_1).contains(COMMIT);
            } else if (committed) {
                return false;
            }
        }
        if (!proxy.delay().isZero()) {
            LockSupport.parkNanos(proxy.delay().toNanos());
        }
        to.getOutputStream().write(piece, 0, length);
        return true;
    }

    /** As a network does that is torn apart: both sides get a reset, not a farewell. */
    void reset() {
        for (var socket : new Socket[] {near, far}) {
            try {
                socket.setSoLinger(true, 0);
                socket.close();
            } catch (IOException e) {
                // It is gone either way.
            }
        }
    }
}
