package org.appointmentscheduler.faults.proxy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Stands between two processes and carries their bytes, or does not. */
public final class TcpProxy implements AutoCloseable {

    private static final int BACKLOG = 512;

    private final ServerSocket door;
    private final InetSocketAddress target;
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private volatile Network network = Network.WHOLE;
    private volatile Duration delay = Duration.ZERO;

    public TcpProxy(int targetPort) {
        this(0, targetPort);
    }

    /** @param port where to listen; 0 for any that is free */
    public TcpProxy(int port, int targetPort) {
        var loopback = InetAddress.getLoopbackAddress();
        target = new InetSocketAddress(loopback, targetPort);
        try {
            door = new ServerSocket(port, BACKLOG, loopback);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.startVirtualThread(this::accept);
    }

    public int port() {
        return door.getLocalPort();
    }

    /** From now on, for open connections as well. */
    public void become(Network network) {
        this.network = network;
        if (network == Network.RESETTING) {
            links.forEach(Link::reset);
        }
    }

    /** From now on every piece of data waits so long, in each direction. */
    public void slowDown(Duration delay) {
        this.delay = delay;
        become(Network.SLOW);
    }

    public void heal() {
        become(Network.WHOLE);
    }

    Network network() {
        return network;
    }

    Duration delay() {
        return network == Network.SLOW ? delay : Duration.ZERO;
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                var near = door.accept();
                Thread.startVirtualThread(() -> connect(near));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void connect(Socket near) {
        try {
            if (network == Network.RESETTING) {
                near.setSoLinger(true, 0);
                near.close();
                return;
            }
            var far = new Socket();
            far.connect(target);
            var link = new Link(this, near, far);
            links.add(link);
            link.carry();
            links.remove(link);
        } catch (IOException unreachable) {
            closeQuietly(near);
        }
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is gone either way.
        }
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        links.forEach(Link::reset);
    }
}
