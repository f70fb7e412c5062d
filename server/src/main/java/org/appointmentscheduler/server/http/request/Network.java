package org.appointmentscheduler.server.http.request;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Whom an address of the Internet belongs to, as far as it tells: one customer gets the first half of an address of
 * version 6, and who has one of version 4 may well have its neighbours.
 */
public final class Network {

    private static final int BYTES_OF_4 = 3;
    private static final int BYTES_OF_6 = 8;

    private Network() {}

    /**
     * The network of an address: its /24 or /64.
     *
     * @param remote as the connection or a trusted proxy names it; what is no address is a network of its own
     */
    public static String of(String remote) {
        try {
            var address = InetAddress.ofLiteral(remote.replaceFirst("%.*", ""));
            var length = address instanceof Inet4Address ? BYTES_OF_4 : BYTES_OF_6;
            return HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), length));
        } catch (IllegalArgumentException noAddress) {
            return remote;
        }
    }
}
