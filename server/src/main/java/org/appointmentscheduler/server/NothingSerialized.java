package org.appointmentscheduler.server;

import java.io.ObjectInputFilter;

/**
 * Refuses every Java object stream in this process, from whatever library would read one: what we store and send is
 * JSON. Remote JMX, which sends objects, needs {@code -Djdk.serialFilter=…} of whoever starts the process.
 */
final class NothingSerialized {

    private NothingSerialized() {}

    static void begin() {
        if (ObjectInputFilter.Config.getSerialFilter() == null) {
            ObjectInputFilter.Config.setSerialFilter(ObjectInputFilter.Config.createFilter("!*"));
        }
    }
}
