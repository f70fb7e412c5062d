package org.appointmentscheduler.server.http.request;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.appointmentscheduler.server.http.json.Faults;
import org.appointmentscheduler.server.http.json.RequestFaults;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Finds every fault of a request's parameters and headers before the controller's arguments are resolved, which would
 * stop at the first and overlook parameters that nobody asked for.
 */
@Component
class HeadCheck implements HandlerInterceptor {

    private static final String OURS = "org.appointmentscheduler.";
    private static final Set<String> READS = Set.of("GET", "HEAD");
    private static final List<MediaType> FORMATS =
            List.of(MediaType.APPLICATION_JSON, new MediaType("application", "*+json"));

    private final ParameterCheck parameters;

    HeadCheck(ParameterCheck parameters) {
        this.parameters = parameters;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws HttpMediaTypeNotSupportedException, HttpMediaTypeNotAcceptableException {
        if (handler instanceof HandlerMethod method
                && method.getBeanType().getName().startsWith(OURS)) {
            if (!READS.contains(request.getMethod())) {
                requireAcceptable(request);
            }
            var faults = RequestFaults.ofThisRequest();
            parameters.check(request, method, faults);
            checkHeaders(request, faults);
            if (readsBody(method)) {
                requireFormat(request); // The faults of the body are still to come; see RequestBodies.
            } else {
                faults.throwIfAny();
            }
        }
        return true;
    }

    private static void checkHeaders(HttpServletRequest request, Faults faults) {
        if (Headers.idempotencyKey(request).isPresent() && !Headers.hasUsableIdempotencyKey(request)) {
            faults.add("/" + Headers.IDEMPOTENCY_KEY, "must be there once and be 1 to 255 printable ASCII characters");
        }
    }

    // Spring would find out when it writes the answer, and what was asked for would be done by then.
    private static void requireAcceptable(HttpServletRequest request) throws HttpMediaTypeNotAcceptableException {
        try {
            var accepted = MediaType.parseMediaTypes(Collections.list(request.getHeaders(HttpHeaders.ACCEPT)));
            if (!accepted.isEmpty()
                    && accepted.stream().noneMatch(format -> FORMATS.stream().anyMatch(format::isCompatibleWith))) {
                throw new HttpMediaTypeNotAcceptableException(FORMATS);
            }
        } catch (InvalidMediaTypeException malformed) {
            throw new HttpMediaTypeNotAcceptableException(String.valueOf(malformed.getMessage()));
        }
    }

    // Spring refuses other formats by itself, but stumbles over what is none.
    private static void requireFormat(HttpServletRequest request) throws HttpMediaTypeNotSupportedException {
        try {
            if (!MediaType.parseMediaType(String.valueOf(request.getContentType()))
                    .isConcrete()) {
                throw new HttpMediaTypeNotSupportedException("Not one format");
            }
        } catch (InvalidMediaTypeException malformed) {
            throw new HttpMediaTypeNotSupportedException(malformed.getMessage());
        }
    }

    private static boolean readsBody(HandlerMethod method) {
        for (var parameter : method.getMethodParameters()) {
            if (parameter.hasParameterAnnotation(RequestBody.class)) {
                return true;
            }
        }
        return false;
    }
}
