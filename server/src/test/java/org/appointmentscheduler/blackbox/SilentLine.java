package org.appointmentscheduler.blackbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A line to a server on this machine that can fall silent: whatever is sent is swallowed, and nobody is told. */
final class SilentLine implements AutoCloseable {

    private final ServerSocket near;
    private final int far;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean silent;

    SilentLine(int far) {
        this.far = far;
        try {
            near = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.startVirtualThread(this::accept);
    }

    int port() {
        return near.getLocalPort();
    }

    void silence(boolean now) {
        lock.lock();
        try {
            silent = now;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void accept() {
        while (!near.isClosed()) {
            try {
                var caller = near.accept();
                Thread.startVirtualThread(() -> carry(caller));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void carry(Socket caller) {
        try (caller;
                var server = new Socket(InetAddress.getLoopbackAddress(), far)) {
            var answers = Thread.startVirtualThread(() -> pump(server, caller));
            pump(caller, server);
            answers.join();
        } catch (IOException | InterruptedException gone) {
            // Both ends notice by themselves.
        }
    }

    private void pump(Socket from, Socket to) {
        try {
            pump(from.getInputStream(), to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException | InterruptedException gone) {
            close(from);
            close(to);
        }
    }

    private void pump(InputStream from, OutputStream to) throws IOException, InterruptedException {
        var piece = new byte[16 * 1024];
        for (var length = from.read(piece); length >= 0; length = from.read(piece)) {
            awaitSound();
            to.write(piece, 0, length);
        }
    }

    private void awaitSound() throws InterruptedException {
        lock.lock();
        try {
            while (silent) {
                changed.await();
            }
        } finally {
            lock.unlock();
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        silence(false);
        try {
            near.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
