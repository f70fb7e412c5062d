package org.appointmentscheduler.server.http.request;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import org.appointmentscheduler.api.access.CallersKey;
import org.appointmentscheduler.api.access.CurrentActor;
import org.appointmentscheduler.command.messaging.RequestMetaData;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Tells the command side about the request that a command comes from. */
@Component
class CurrentRequest implements RequestMetaData {

    private final CurrentActor actor;

    CurrentRequest(CurrentActor actor) {
        this.actor = actor;
    }

    @Override
    public Map<String, Object> current() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? of(attributes.getRequest())
                : Map.of();
    }

    private Map<String, Object> of(HttpServletRequest request) {
        var known = new HashMap<String, Object>();
        var caller = actor.get();
        known.put(ACTOR, caller.toString());
        var requestId = MDC.get(RequestIdFilter.MDC_KEY);
        if (requestId != null) {
            known.put(REQUEST_ID, requestId);
        }
        Headers.idempotencyKey(request).ifPresent(key -> {
            known.put(IDEMPOTENCY_KEY, CallersKey.of(caller, key));
            known.put(FINGERPRINT, KeptBodyRequest.fingerprint(request, key));
        });
        Headers.expectedVersion(request).ifPresent(version -> known.put(EXPECTED_VERSION, version));
        return known;
    }
}
