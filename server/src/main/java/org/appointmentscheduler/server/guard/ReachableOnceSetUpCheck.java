package org.appointmentscheduler.server.guard;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Nobody but this machine reaches an application that the first to come could make his own, or whose passwords all know. */
record ReachableOnceSetUpCheck(@Nullable String address, BooleanSupplier isSetUp, BooleanSupplier isDemo)
        implements Check {

    @Override
    public Optional<Finding> findFault() {
        if (isLoopback()) {
            return Optional.empty();
        }
        if (isDemo.getAsBoolean()) {
            return Optional.of(new Finding(
                    "The demo has users whose passwords everybody knows, and would be reachable at " + address + ".",
                    "Start it without --demo and without what a demo left in the database, or with"
                            + " server.address=127.0.0.1."));
        }
        return isSetUp.getAsBoolean()
                ? Optional.empty()
                : Optional.of(new Finding(
                        "There is no administrator yet, and the application would be reachable at " + address + ".",
                        "Start it with server.address=127.0.0.1 and POST /api/setup first; or set"
                                + " scheduler.security.administrator.email and .password; or name an issuer under"
                                + " scheduler.security.issuers."));
    }

    /** No address at all means every address. */
    private boolean isLoopback() {
        try {
            return address != null
                    && !address.isBlank()
                    && InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
