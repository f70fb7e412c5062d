package org.appointmentscheduler.server.http.json;

import java.util.ArrayList;
import java.util.List;
import org.appointmentscheduler.api.MalformedRequest;
import org.appointmentscheduler.api.MalformedRequest.Fault;

/** What is wrong with a request, as far as it has been read. */
public final class Faults {

    private final List<Fault> faults = new ArrayList<>();

    public void add(String pointer, String message) {
        faults.add(new Fault(pointer, message));
    }

    public void addAll(Faults others) {
        faults.addAll(others.faults);
    }

    public boolean isEmpty() {
        return faults.isEmpty();
    }

    /** Whether there is a fault at this place, above it or below it, so that another one there would only be its echo. */
    boolean concern(String pointer) {
        return faults.stream()
                .map(Fault::pointer)
                .anyMatch(known -> isAtOrBelow(pointer, known) || isAtOrBelow(known, pointer));
    }

    private static boolean isAtOrBelow(String pointer, String other) {
        return pointer.equals(other) || pointer.startsWith(other + "/");
    }

    public void throwIfAny() {
        if (!faults.isEmpty()) {
            throw new MalformedRequest(faults);
        }
    }

    /** A member of what {@code pointer} points at (RFC 6901). */
    public static String member(String pointer, Object name) {
        return pointer + "/" + name.toString().replace("~", "~0").replace("/", "~1");
    }
}
