package org.appointmentscheduler.query.calendar;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import org.appointmentscheduler.api.calendar.ProviderDayEvent;
import org.appointmentscheduler.api.calendar.TimeRange;
import org.appointmentscheduler.query.projection.NodeView;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The free time that this node keeps: filled from the calendar's tables, and from there on a matter of the events. */
@Component
class NodeFreeTime implements NodeView {

    static final String NAME = "free-time";

    private final CalendarTables tables;
    private final DayRepair repair;
    private final InstantSource clock;
    private final AtomicReference<@Nullable State> state = new AtomicReference<>();
    private volatile boolean followed;

    NodeFreeTime(CalendarTables tables, DayRepair repair, InstantSource clock) {
        this.tables = tables;
        this.repair = repair;
        this.clock = clock;
    }

    /**
     * @param token null before the first event
     * @param replays of the tables when it was filled from them; empty when it is to be filled again
     */
    record State(FreeTime freeTime, @Nullable TrackingToken token, OptionalLong replays) {

        State at(TrackingToken next) {
            return new State(freeTime, next, replays);
        }

        State outdated() {
            return new State(freeTime, token, OptionalLong.empty());
        }
    }

    /** What is free from the day of the instant on. */
    FreeTime at(Instant now) {
        return state(TimeRange.dayOf(now)).freeTime();
    }

    State state() {
        return state(today());
    }

    /** Filled now if it never was, or if a clock that was ahead has made it let go of the day. */
    private State state(LocalDate day) {
        var known = state.get();
        return known != null && known.freeTime().includes(day) ? known : fill(day);
    }

    private synchronized State fill(LocalDate day) {
        var known = state.get();
        if (known != null && known.freeTime().includes(day)) {
            return known; // Somebody else was faster.
        }
        var filled = read(day);
        state.set(filled);
        return filled;
    }

    private State read(LocalDate day) {
        var contents = tables.from(day.minusDays(1));
        contents.setAside().forEach(stream -> repair.readAgain(stream, contents.freeTime()));
        return new State(contents.freeTime(), contents.readTo().orElse(null), contents.replays());
    }

    /**
     * Takes the next event.
     *
     * @param from to which it is the next; nothing happens when that is replaced by now
     */
    void take(TrackedEventMessage<?> event, FreeTime from) {
        if (event instanceof DomainEventMessage<?> ofStream && events().isAssignableFrom(event.getPayloadType())) {
            repair.follow(ofStream, from);
        }
        state.updateAndGet(
                known -> known != null && known.freeTime() == from ? known.at(event.trackingToken()) : known);
    }

    boolean isCurrent(FreeTime freeTime) {
        var known = state.get();
        return known != null && known.freeTime() == freeTime;
    }

    /** To be done now and then. That the tables were rebuilt shows only in the database: any node may have been asked. */
    void tidy() {
        if (isOutdated()) {
            refill();
        }
        state().freeTime().forgetBefore(today().minusDays(1));
    }

    @Override
    public boolean isOutdated() {
        var known = state.get();
        return known == null || known.replays().isEmpty() || !known.replays().equals(tables.replays());
    }

    @Override
    public void renew() {
        state.updateAndGet(known -> known == null ? null : known.outdated());
        refill();
    }

    /** Never from tables that were emptied and are not full again. What is here follows the events meanwhile, as they do. */
    private synchronized void refill() {
        if (tables.replays().isPresent()) {
            var filled = read(today());
            if (filled.replays().isPresent()) { // A replay may have begun in between.
                state.set(filled);
            }
        }
    }

    private LocalDate today() {
        return TimeRange.dayOf(clock.instant());
    }

    void isFollowed(boolean followed) {
        this.followed = followed;
    }

    @Override
    public boolean isWell() {
        return followed && isFilled();
    }

    @Override
    public boolean isFilled() {
        return state.get() != null;
    }

    @Override
    public @Nullable TrackingToken token() {
        var known = state.get();
        return known == null ? null : known.token();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<?> events() {
        return ProviderDayEvent.class;
    }
}
