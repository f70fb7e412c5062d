package org.appointmentscheduler.server.http.rate;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.appointmentscheduler.api.access.Actor;
import org.appointmentscheduler.server.http.request.Network;
import org.springframework.http.HttpHeaders;

/** Which limits a request is counted against: its network's before anything is known of it, its caller's afterwards. */
final class RateLimits implements MeterBinder {

    private static final String LIMITED = "scheduler.requests.limited";

    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> ENTRIES =
            Set.of("/api/setup", "/api/tokens", "/api/sessions", "/api/clients", "/api/providers");
    private static final String RESERVE = "/api/appointments/reserve";

    private final RateLimit entries;
    private final RateLimit networkCommands;
    private final RateLimit networkReads;
    private final RateLimit reservations;
    private final RateLimit callerCommands;
    private final RateLimit callerReads;

    RateLimits(RateSettings settings, InstantSource clock) {
        var time = new ForwardTime(clock);
        entries = new RateLimit("network-entries", settings.entriesPerNetwork(), time);
        networkCommands = new RateLimit("network-commands", settings.commandsPerNetwork(), time);
        networkReads = new RateLimit("network-reads", settings.readsPerNetwork(), time);
        reservations = new RateLimit("caller-reservations", settings.reservationsPerCaller(), time);
        callerCommands = new RateLimit("caller-commands", settings.commandsPerCaller(), time);
        callerReads = new RateLimit("caller-reads", settings.readsPerCaller(), time);
    }

    /** By the decoded path, which is what reaches a controller. */
    Allowance askForNetwork(HttpServletRequest request) {
        return networkLimit(request).ask(Network.of(request.getRemoteAddr()));
    }

    private RateLimit networkLimit(HttpServletRequest request) {
        if (isRead(request)) {
            return networkReads;
        }
        // With a credential it is a command of whoever that is, or nothing at all.
        return ENTRIES.contains(request.getServletPath()) && request.getHeader(HttpHeaders.AUTHORIZATION) == null
                ? entries
                : networkCommands;
    }

    Allowance askForCaller(HttpServletRequest request, Actor caller) {
        return callerLimit(request).ask(caller.toString());
    }

    private RateLimit callerLimit(HttpServletRequest request) {
        if (isRead(request)) {
            return callerReads;
        }
        return request.getServletPath().equals(RESERVE) ? reservations : callerCommands;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        for (var limit : List.of(entries, networkCommands, networkReads, reservations, callerCommands, callerReads)) {
            FunctionCounter.builder(LIMITED, limit, RateLimit::refused)
                    .description("Requests refused because somebody asked too often")
                    .tag("limit", limit.name())
                    .register(meters);
        }
    }

    private static boolean isRead(HttpServletRequest request) {
        return READS.contains(request.getMethod());
    }
}
