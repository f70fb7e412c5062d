package org.appointmentscheduler.server.guard;

import java.util.Optional;
import org.springframework.util.ClassUtils;

/** XStream turns stored text into any object: whoever can write a row could run code. */
record NoXStreamCheck(ClassLoader classes) implements Check {

    @Override
    public Optional<Finding> findFault() {
        return ClassUtils.isPresent("com.thoughtworks.xstream.XStream", classes)
                ? Optional.of(new Finding(
                        "Stored data could run code: XStream is on the class path.",
                        "Exclude com.thoughtworks.xstream:xstream from whichever dependency brings it."))
                : Optional.empty();
    }
}
