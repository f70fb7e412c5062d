package org.appointmentscheduler.faults.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Finds places to listen on. */
public final class Ports {

    private static final int FIRST = 20_000;

    /**
     * From here on the kernel gives ports to clients, so that a client of a server that is down may be given the very
     * port of the server, and even be connected with itself, and the server cannot come back.
     */
    private static final int FIRST_OF_CLIENTS = 32_768;

    private Ports() {}

    public static int free() {
        while (true) {
            var port = ThreadLocalRandom.current().nextInt(FIRST, FIRST_OF_CLIENTS);
            try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return port;
            } catch (IOException taken) {
                // Then another.
            }
        }
    }
}
