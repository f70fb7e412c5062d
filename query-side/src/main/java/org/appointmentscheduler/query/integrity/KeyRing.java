package org.appointmentscheduler.query.integrity;

import java.util.List;
import java.util.stream.Stream;
import org.appointmentscheduler.query.sealing.Seal;
import org.appointmentscheduler.query.sealing.VerificationKey;

/**
 * The keys whose signatures count.
 *
 * @param trusted those that whoever checks knows
 * @param named those besides that only the database vouches for
 */
record KeyRing(List<VerificationKey> trusted, List<VerificationKey> named) {

    List<VerificationKey> keys() {
        return Stream.concat(trusted.stream(), named.stream()).toList();
    }

    boolean hasSigned(Seal seal) {
        return hasOneSigned(keys(), seal);
    }

    boolean isVouchedFor(Seal seal) {
        return hasOneSigned(trusted, seal);
    }

    private static boolean hasOneSigned(List<VerificationKey> keys, Seal seal) {
        return keys.stream().anyMatch(key -> key.isGenuine() && key.hasSigned(seal));
    }
}
