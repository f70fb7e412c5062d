package org.appointmentscheduler.query.analytics;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.appointmentscheduler.api.appointment.AppointmentEvent.AppointmentConfirmed;
import org.appointmentscheduler.api.appointment.AppointmentEvent.HoldExpired;
import org.appointmentscheduler.api.appointment.AppointmentEvent.HoldReleased;
import org.appointmentscheduler.api.appointment.AppointmentEvent.SlotHeld;
import org.appointmentscheduler.api.calendar.ProviderDayEvent.AvailabilityPublished;
import org.appointmentscheduler.api.calendar.ProviderDayEvent.AvailabilityWithdrawn;
import org.appointmentscheduler.api.calendar.ProviderDayId;
import org.appointmentscheduler.api.calendar.QuarterHours;
import org.appointmentscheduler.api.calendar.TimeRange;
import org.appointmentscheduler.api.client.ClientId;
import org.appointmentscheduler.api.provider.ProviderId;
import org.appointmentscheduler.query.Stage;

/** Lets random things happen that the command side could have recorded. */
final class RandomLog {

    private final Random random;
    private final Stage stage;
    private final ClientId client;
    private final List<ProviderId> providers;
    private final List<SlotHeld> open = new ArrayList<>();
    private final Map<ProviderDayId, QuarterHours> published = new HashMap<>();
    private Instant now = Stage.NOW;

    RandomLog(long seed, Stage stage, List<ProviderId> providers) {
        this.random = new Random(seed);
        this.stage = stage;
        this.client = stage.client("Ann");
        this.providers = providers;
    }

    void happen(int events) {
        for (var event = 0; event < events; event++) {
            now = now.plusSeconds(random.nextInt(3_000));
            stage.now(now);
            switch (random.nextInt(8)) {
                case 0 -> publish();
                case 1 -> withdraw();
                case 2, 3, 4 -> hold();
                default -> end();
            }
        }
    }

    private void publish() {
        var day = day();
        var added = someTime().minus(published.getOrDefault(day, QuarterHours.NONE));
        if (!added.isEmpty()) {
            published.merge(day, added, QuarterHours::plus);
            stage.happens(new AvailabilityPublished(day, added, now));
        }
    }

    private void withdraw() {
        var day = day();
        var removed = someTime().intersect(published.getOrDefault(day, QuarterHours.NONE));
        if (!removed.isEmpty()) {
            published.merge(day, removed, QuarterHours::minus);
            stage.happens(new AvailabilityWithdrawn(day, removed, now));
        }
    }

    private void hold() {
        var start = TimeRange.startOf(TimeRange.dayOf(now).plusDays(random.nextInt(1, 9)), random.nextInt(96));
        open.add(stage.hold(client, provider(), start.toString(), TimeRange.GRID.multipliedBy(random.nextInt(1, 49))));
    }

    private void end() {
        if (open.isEmpty()) {
            return;
        }
        var held = open.remove(random.nextInt(open.size()));
        var id = held.appointmentId();
        var at = held.heldAt().plus(Duration.ofSeconds(random.nextInt(1_800)));
        stage.happens(
                switch (random.nextInt(4)) {
                    case 0 -> new HoldReleased(id, client, held.providerId(), at);
                    case 1 -> new HoldExpired(id, client, held.providerId(), held.expiresAt());
                    default -> new AppointmentConfirmed(id, client, held.providerId(), at);
                });
    }

    private ProviderId provider() {
        return providers.get(random.nextInt(providers.size()));
    }

    private ProviderDayId day() {
        return new ProviderDayId(provider(), TimeRange.dayOf(now).plusDays(random.nextInt(6)));
    }

    private QuarterHours someTime() {
        var first = random.nextInt(96);
        return QuarterHours.between(first, random.nextInt(first + 1, 97));
    }
}
