package org.appointmentscheduler.command.calendar;

import static org.springframework.http.HttpStatus.CREATED;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.appointmentscheduler.api.MalformedRequest;
import org.appointmentscheduler.api.MalformedRequest.Fault;
import org.appointmentscheduler.api.Refusal;
import org.appointmentscheduler.api.calendar.CalendarCommand.PublishAvailability;
import org.appointmentscheduler.api.calendar.CalendarCommand.WithdrawAvailability;
import org.appointmentscheduler.api.calendar.PublishedAvailability;
import org.appointmentscheduler.api.calendar.TimeRange;
import org.appointmentscheduler.api.calendar.WithdrawnAvailability;
import org.appointmentscheduler.api.provider.ProviderId;
import org.appointmentscheduler.command.messaging.Answer;
import org.appointmentscheduler.command.messaging.Commands;
import org.appointmentscheduler.command.messaging.Identifiers;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What a provider says about the calendar. */
@RestController
@RequestMapping("/api/appointments/availability")
@Tag(name = "Appointments")
class CalendarController {

    private static final int MOST_RANGES = 1_000;
    private static final long MOST_DAYS = 732;

    private final Commands commands;

    CalendarController(Commands commands) {
        this.commands = commands;
    }

    @PostMapping
    @Operation(summary = "Publish time that can be reserved")
    @ResponseStatus(CREATED)
    Answer<PublishedAvailability> publish(@RequestBody Availability body) {
        return commands.send(new PublishAvailability(body.provider(), body.timeRanges()));
    }

    @PostMapping("/withdraw")
    @Operation(summary = "Take time back that nobody holds or has booked")
    Answer<WithdrawnAvailability> withdraw(@RequestBody Availability body) {
        return commands.send(new WithdrawAvailability(body.provider(), body.timeRanges()));
    }

    record Availability(
            @NotBlank String providerId,
            @Size(min = 1, max = MOST_RANGES) List<Range> ranges) {

        record Range(Instant start, Instant end) {}

        ProviderId provider() {
            return Identifiers.read(providerId, ProviderId::parse, Refusal.PROVIDER_NOT_FOUND);
        }

        List<TimeRange> timeRanges() {
            var faults = IntStream.range(0, ranges.size())
                    .filter(index -> !ranges.get(index)
                            .start()
                            .isBefore(ranges.get(index).end()))
                    .mapToObj(index -> new Fault("/ranges/" + index + "/end", "must be after start"))
                    .toList();
            if (!faults.isEmpty()) {
                throw new MalformedRequest(faults);
            }
            var timeRanges = ranges.stream()
                    .map(range -> new TimeRange(range.start(), range.end()))
                    .toList();
            if (timeRanges.stream()
                            .mapToLong(range -> range.duration().toDays() + 1)
                            .sum()
                    > MOST_DAYS) {
                throw new MalformedRequest("/ranges", "must not cover more than two years in all");
            }
            return timeRanges;
        }
    }
}
