package org.appointmentscheduler.command.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.appointmentscheduler.api.appointment.AppointmentCommand.ConfirmReservation;
import org.appointmentscheduler.api.appointment.AppointmentCommand.ReleaseHold;
import org.appointmentscheduler.api.appointment.AppointmentCommand.ReserveSlot;
import org.appointmentscheduler.api.appointment.AppointmentEvent;
import org.appointmentscheduler.api.appointment.AppointmentEvent.AppointmentConfirmed;
import org.appointmentscheduler.api.appointment.AppointmentEvent.HoldExpired;
import org.appointmentscheduler.api.appointment.AppointmentEvent.HoldReleased;
import org.appointmentscheduler.api.appointment.AppointmentEvent.SlotHeld;
import org.appointmentscheduler.api.appointment.AppointmentId;
import org.appointmentscheduler.api.calendar.ProviderDayEvent.ClaimConfirmed;
import org.appointmentscheduler.api.calendar.ProviderDayEvent.ClaimFreed;
import org.appointmentscheduler.api.calendar.ProviderDayEvent.TimeClaimed;
import org.appointmentscheduler.api.calendar.QuarterHours;
import org.appointmentscheduler.command.simulation.Attempt.Told;
import org.appointmentscheduler.command.simulation.World.Recorded;

/** What must hold whatever happened, judged from the whole log and from what the clients were told. */
final class Promises {

    private final Simulation simulation;
    private final Map<AppointmentId, List<Recorded>> lives;

    private Promises(Simulation simulation) {
        this.simulation = simulation;
        this.lives = simulation.world.log().stream()
                .filter(recorded -> recorded.event().getPayload() instanceof AppointmentEvent)
                .collect(Collectors.groupingBy(
                        recorded -> ((AppointmentEvent) recorded.event().getPayload()).appointmentId()));
    }

    static void check(Simulation simulation) {
        var promises = new Promises(simulation);
        promises.streamsAreWhole();
        promises.nothingIsSoldTwice();
        promises.eachRequestIsDoneAsTold();
        promises.eachHoldEndsOnceAndInTime();
        Quotas.check(simulation.world.log());
        assertThat(simulation.world.timers).as("timers that nobody needs").isEmpty();
    }

    private void streamsAreWhole() {
        var next = new HashMap<String, Long>();
        for (var recorded : simulation.world.log()) {
            var stream = recorded.event().getAggregateIdentifier();
            assertThat(recorded.event().getSequenceNumber())
                    .as("the next event of %s", stream)
                    .isEqualTo(next.merge(stream, 0L, (last, _) -> last + 1));
        }
    }

    private void nothingIsSoldTwice() {
        var claims = new HashMap<String, Map<AppointmentId, QuarterHours>>();
        for (var recorded : simulation.world.log()) {
            var day = claims.computeIfAbsent(recorded.event().getAggregateIdentifier(), _ -> new HashMap<>());
            switch (recorded.event().getPayload()) {
                case TimeClaimed claimed -> {
                    assertThat(day.values())
                            .as("claims when %s came", claimed)
                            .noneMatch(other -> other.intersects(claimed.quarterHours()));
                    day.put(claimed.appointmentId(), claimed.quarterHours());
                }
                case ClaimConfirmed confirmed ->
                    assertThat(day).as("%s", confirmed).containsKey(confirmed.appointmentId());
                case ClaimFreed freed -> {
                    assertThat(day.remove(freed.appointmentId()))
                            .as("%s", freed)
                            .isNotNull();
                    assertThat(kinds(freed.appointmentId())).doesNotContain(AppointmentConfirmed.class);
                }
                default -> {
                    // Claims nothing.
                }
            }
        }
    }

    private List<Class<?>> kinds(AppointmentId appointment) {
        return lives.getOrDefault(appointment, List.of()).stream()
                .<Class<?>>map(recorded -> recorded.event().getPayloadType())
                .toList();
    }

    private void eachRequestIsDoneAsTold() {
        simulation.attempts.stream()
                .collect(Collectors.groupingBy(Attempt::key))
                .forEach((key, attempts) -> {
                    switch (attempts.getFirst().command()) {
                        case ReserveSlot _ -> reservedAsTold(key, attempts);
                        case ConfirmReservation confirm ->
                            settledAsTold(attempts, kinds(confirm.appointmentId()), AppointmentConfirmed.class);
                        case ReleaseHold release ->
                            settledAsTold(attempts, kinds(release.appointmentId()), HoldReleased.class);
                        default -> throw new IllegalStateException("Nobody asks for this");
                    }
                });
    }

    private void reservedAsTold(String key, List<Attempt> attempts) {
        var made = attempts.stream()
                .map(attempt -> attempt.command().appointmentId())
                .filter(lives::containsKey)
                .toList();
        assertThat(made).as("made by %s", attempts).hasSizeLessThan(2);
        var told = attempts.stream()
                .filter(attempt -> attempt.told() == Told.DONE)
                .map(Attempt::appointment)
                .distinct()
                .toList();
        if (!told.isEmpty()) {
            assertThat(told).as("answers to %s", key).isEqualTo(made);
        } else if (attempts.stream().allMatch(attempt -> attempt.told() == Told.REFUSED)) {
            assertThat(made).as("refused: %s", attempts).isEmpty();
        }
    }

    private static void settledAsTold(List<Attempt> attempts, List<Class<?>> life, Class<?> kind) {
        if (attempts.stream().anyMatch(attempt -> attempt.told() == Told.DONE)) {
            assertThat(life).as("%s", attempts).contains(kind);
        }
    }

    private void eachHoldEndsOnceAndInTime() {
        lives.forEach((appointment, life) -> {
            assertThat(life.getFirst().event().getPayload()).isInstanceOf(SlotHeld.class);
            assertThat(life)
                    .as("the life of %s: %s", appointment, kinds(appointment))
                    .hasSize(2);
            var expiresAt = ((SlotHeld) life.getFirst().event().getPayload()).expiresAt();
            endsInTime(life.getLast(), Objects.requireNonNull(expiresAt));
        });
    }

    private void endsInTime(Recorded end, Instant expiresAt) {
        var offset = simulation.mostOffset();
        switch (end.event().getPayload()) {
            case AppointmentConfirmed confirmed -> {
                assertThat(confirmed.confirmedAt()).isBefore(expiresAt);
                assertThat(end.at()).isBefore(expiresAt.plus(offset));
            }
            case HoldReleased released -> {
                assertThat(released.releasedAt()).isBefore(expiresAt);
                assertThat(end.at()).isBefore(expiresAt.plus(offset));
            }
            case HoldExpired expired -> {
                assertThat(expired.expiredAt()).isEqualTo(expiresAt);
                assertThat(end.at()).isAfterOrEqualTo(expiresAt.minus(offset));
            }
            default -> throw new AssertionError("No end: " + end);
        }
    }
}
