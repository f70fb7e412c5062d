package org.appointmentscheduler.query.integrity;

import java.util.List;
import org.appointmentscheduler.query.sealing.Seal;
import org.appointmentscheduler.query.sealing.VerificationKey;

/** The keys whose signatures count. */
record KeyRing(List<VerificationKey> keys) {

    boolean hasSigned(Seal seal) {
        return keys.stream().anyMatch(key -> key.isGenuine() && key.hasSigned(seal));
    }
}
