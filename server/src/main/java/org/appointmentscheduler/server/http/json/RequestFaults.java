package org.appointmentscheduler.server.http.json;

import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/** Carries what is wrong with a request's head to where its body is read, so that both are told at once. */
public final class RequestFaults {

    private static final String NAME = RequestFaults.class.getName();

    private RequestFaults() {}

    public static Faults ofThisRequest() {
        var request = RequestContextHolder.currentRequestAttributes();
        if (request.getAttribute(NAME, RequestAttributes.SCOPE_REQUEST) instanceof Faults faults) {
            return faults;
        }
        var faults = new Faults();
        request.setAttribute(NAME, faults, RequestAttributes.SCOPE_REQUEST);
        return faults;
    }
}
