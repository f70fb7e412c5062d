package org.appointmentscheduler.command.calendar;

import static org.springframework.http.HttpStatus.CREATED;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.appointmentscheduler.api.MalformedRequest;
import org.appointmentscheduler.api.Refusal;
import org.appointmentscheduler.api.access.Actor;
import org.appointmentscheduler.api.access.CurrentActor;
import org.appointmentscheduler.api.calendar.CalendarCommand.PublishAvailability;
import org.appointmentscheduler.api.calendar.CalendarCommand.WithdrawAvailability;
import org.appointmentscheduler.api.calendar.PublishedAvailability;
import org.appointmentscheduler.api.calendar.TimeRange;
import org.appointmentscheduler.api.calendar.WithdrawnAvailability;
import org.appointmentscheduler.api.provider.ProviderId;
import org.appointmentscheduler.command.messaging.Answer;
import org.appointmentscheduler.command.messaging.Commands;
import org.appointmentscheduler.command.messaging.Identifiers;
import org.appointmentscheduler.command.messaging.PlainFrom;
import org.jspecify.annotations.Nullable;
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

    private final Commands commands;
    private final CurrentActor actor;

    CalendarController(Commands commands, CurrentActor actor) {
        this.commands = commands;
        this.actor = actor;
    }

    @PostMapping
    @Operation(summary = "Publish time that can be reserved")
    @ResponseStatus(CREATED)
    Answer<PublishedAvailability> publish(@RequestBody Availability body) {
        return commands.send(new PublishAvailability(provider(body.providerId()), body.timeRanges()));
    }

    @PostMapping("/withdraw")
    @Operation(summary = "Take time back that nobody holds or has booked")
    Answer<WithdrawnAvailability> withdraw(@RequestBody Availability body) {
        return commands.send(new WithdrawAvailability(provider(body.providerId()), body.timeRanges()));
    }

    /** Who is meant. Those who can act for one provider only need not name themselves. */
    private ProviderId provider(@Nullable String text) {
        if (text != null) {
            return Identifiers.read(text, ProviderId::parse, Refusal.PROVIDER_NOT_FOUND);
        }
        if (actor.get() instanceof Actor.Provider provider) {
            return provider.id();
        }
        throw new MalformedRequest("/providerId", "is missing");
    }

    record Availability(
            @Nullable @PlainFrom(Actor.Provider.class) @Size(min = 1)
            String providerId,

            @Size(min = 1, max = MOST_RANGES) @TwoYearsAtMost
            List<@Valid Range> ranges) {

        @EndsAfterItStarts
        record Range(Instant start, Instant end) {

            /** False while a faulty end has been taken out, so that the rest can be checked. */
            @SuppressWarnings("ConstantValue")
            boolean isComplete() {
                return start != null && end != null;
            }
        }

        List<TimeRange> timeRanges() {
            return ranges.stream()
                    .map(range -> new TimeRange(range.start(), range.end()))
                    .toList();
        }
    }
}
