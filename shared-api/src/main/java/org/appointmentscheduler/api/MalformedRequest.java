package org.appointmentscheduler.api;

import java.util.List;

/** A request that does not make sense as it stands, with everything that is wrong with it. */
public class MalformedRequest extends RuntimeException {

    private final transient List<Fault> faults;

    public MalformedRequest(List<Fault> faults) {
        super(faults.toString());
        this.faults = List.copyOf(faults);
    }

    public MalformedRequest(String pointer, String message) {
        this(List.of(new Fault(pointer, message)));
    }

    public List<Fault> faults() {
        return faults;
    }

    /** @param pointer where, as a JSON pointer (RFC 6901) into the body, or a slash and the parameter's or header's name */
    public record Fault(String pointer, String message) {}
}
