package org.appointmentscheduler.conventions;

import static org.springframework.http.HttpStatus.CREATED;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.appointmentscheduler.api.Change;
import org.appointmentscheduler.api.appointment.AppointmentStatus;
import org.appointmentscheduler.api.provider.ProviderId;
import org.appointmentscheduler.command.messaging.Answer;
import org.appointmentscheduler.command.messaging.RequestMetaData;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Answers with what it was asked. */
@RestController
@RequestMapping("/echo")
class EchoController {

    private final RequestMetaData request;
    private int count;

    EchoController(RequestMetaData request) {
        this.request = request;
    }

    @PostMapping
    Everything body(@RequestBody Everything body) {
        return body;
    }

    @GetMapping
    Map<String, Object> parameters(
            @RequestParam Instant from,
            @RequestParam Optional<Instant> to,
            @RequestParam(defaultValue = "PT15M") Duration duration,
            @RequestParam(required = false) @Nullable AppointmentStatus status,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable @Size(max = 9) String after) {
        return Map.of("from", from, "to", to, "duration", duration, "limit", limit);
    }

    @GetMapping("/{id}")
    String path(@PathVariable String id) {
        return id;
    }

    @PostMapping("/answer")
    Answer<Everything.Range> answer(@RequestBody Everything.Range body) {
        return new Answer<>(new Change<>(body, "stream/2026-12-01", 7), true);
    }

    @PostMapping("/created")
    ResponseEntity<Answer<Everything.Range>> created(@RequestBody Everything.Range body) {
        return ResponseEntity.created(URI.create("/echo/1")).body(new Answer<>(new Change<>(body, "1", 0), false));
    }

    @PostMapping("/count")
    int count() {
        return ++count;
    }

    @PostMapping("/meta-data")
    @ResponseStatus(CREATED)
    Map<String, Object> metaData(@RequestBody Everything.Range body) {
        return request.current();
    }

    record Everything(
            @NotBlank @Size(max = 200) String name,
            @Nullable @Email String email,
            Instant start,
            @Nullable Duration duration,
            @Nullable AppointmentStatus status,
            @Nullable ProviderId providerId,
            @Nullable Integer count,
            @Nullable Boolean sure,
            @Nullable @Valid List<Range> ranges) {

        record Range(Instant start, Instant end) {}
    }
}
