package org.appointmentscheduler.query.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BooleanSupplier;
import org.appointmentscheduler.api.appointment.AppointmentId;
import org.appointmentscheduler.api.calendar.FreeSlot;
import org.appointmentscheduler.api.calendar.ProviderDayEvent;
import org.appointmentscheduler.api.calendar.ProviderDayEvent.AvailabilityPublished;
import org.appointmentscheduler.api.calendar.ProviderDayEvent.AvailabilityWithdrawn;
import org.appointmentscheduler.api.calendar.ProviderDayEvent.ClaimConfirmed;
import org.appointmentscheduler.api.calendar.ProviderDayEvent.ClaimFreed;
import org.appointmentscheduler.api.calendar.ProviderDayEvent.TimeClaimed;
import org.appointmentscheduler.api.calendar.ProviderDayId;
import org.appointmentscheduler.api.calendar.QuarterHours;
import org.appointmentscheduler.api.provider.ProviderId;
import org.jspecify.annotations.Nullable;

/**
 * The published time that nobody has, of all providers from some day on, in memory. Its bits are right for one moment;
 * a question for another first moves them there, over the holds that end in between, forwards or backwards.
 */
final class FreeTime {

    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final Columns columns = new Columns();
    private final TreeMap<Long, FreeDay> days = new TreeMap<>();
    private final HoldEnds ends = new HoldEnds();
    private final Patterns patterns = new Patterns();
    private long firstDay;
    private long moment = Long.MIN_VALUE;

    /** @param firstDay nothing is known of the days before */
    FreeTime(LocalDate firstDay) {
        this.firstDay = firstDay.toEpochDay();
    }

    boolean includes(LocalDate day) {
        return holding(lock.readLock(), () -> day.toEpochDay() >= firstDay);
    }

    /** Up to one slot more than the search's limit. */
    List<FreeSlot> find(Search search) {
        var now = search.now().toEpochMilli();
        lock.readLock().lock();
        try {
            if (ends.between(moment, now).findAny().isEmpty()) {
                return scan(search);
            }
        } finally {
            lock.readLock().unlock();
        }
        lock.writeLock().lock();
        try {
            moveTo(now);
            return scan(search);
        } finally {
            lock.writeLock().unlock();
        }
    }

    private List<FreeSlot> scan(Search search) {
        return new SlotScan(days, columns, search).slots();
    }

    private void moveTo(long now) {
        var changed = ends.between(moment, now).toList();
        moment = now;
        changed.forEach(hold -> settle(hold.column(), hold.day()));
    }

    /**
     * Takes the next event of a provider's day. One that is in here already changes nothing.
     *
     * @return false when that cannot be done from what is known, and the day has to be read again
     */
    boolean follow(ProviderDayEvent event, long version) {
        return holding(lock.writeLock(), () -> {
            var date = event.providerDayId().day().toEpochDay();
            if (date < firstDay) {
                return true;
            }
            var column = column(event.providerDayId().providerId());
            var day = day(date);
            var known = day.events(column.number());
            if (version != known || !change(event, column, date, day)) {
                return version < known;
            }
            day.know(column.number(), known + 1);
            settle(column, date);
            return true;
        });
    }

    /** What is booked is not kept by appointment, so a freed booking makes its day be read again. */
    private boolean change(ProviderDayEvent event, Column column, long date, FreeDay day) {
        var number = column.number();
        return switch (event) {
            case AvailabilityPublished it ->
                publish(day, number, day.published(number).plus(it.quarterHours()));
            case AvailabilityWithdrawn it ->
                publish(day, number, day.published(number).minus(it.quarterHours()));
            case TimeClaimed it -> hold(column, date, it.appointmentId(), it.quarterHours(), it.expiresAt());
            case ClaimConfirmed it ->
                end(column, date, it.appointmentId())
                        .map(hold -> book(day, number, hold.quarterHours()))
                        .orElse(false);
            case ClaimFreed it -> end(column, date, it.appointmentId()).isPresent();
        };
    }

    /** Makes several changes, and no question comes in between. */
    void atOnce(Runnable changes) {
        holding(lock.writeLock(), () -> {
            changes.run();
            return true;
        });
    }

    /** Replaces all that is known of a provider's day; its claims follow by {@link #claim}. */
    void replace(ProviderDayId id, QuarterHours published, long version) {
        change(id, (column, day) -> {
            List.copyOf(column.holds(id.day().toEpochDay())).forEach(this::end);
            publish(day, column.number(), published);
            day.book(column.number(), QuarterHours.NONE);
            day.know(column.number(), Math.toIntExact(version + 1));
        });
    }

    /** @param expiresAt null for what is booked */
    void claim(ProviderDayId id, AppointmentId appointment, QuarterHours quarterHours, @Nullable Instant expiresAt) {
        change(id, (column, day) -> {
            if (expiresAt == null) {
                book(day, column.number(), quarterHours);
            } else {
                hold(column, id.day().toEpochDay(), appointment, quarterHours, expiresAt);
            }
        });
    }

    private interface Change {
        void on(Column column, FreeDay day);
    }

    private void change(ProviderDayId id, Change change) {
        holding(lock.writeLock(), () -> {
            var date = id.day().toEpochDay();
            if (date < firstDay) {
                return false;
            }
            var column = column(id.providerId());
            change.on(column, day(date));
            settle(column, date);
            return true;
        });
    }

    /** Lets go of the days before. */
    void forgetBefore(LocalDate day) {
        if (includes(day.minusDays(1))) {
            holding(lock.writeLock(), () -> {
                firstDay = day.toEpochDay();
                days.headMap(firstDay).clear();
                ends.before(firstDay).forEach(this::end);
                return true;
            });
        }
    }

    private void settle(Column column, long date) {
        var day = day(date);
        var number = column.number();
        var free = day.published(number).minus(day.booked(number));
        for (var hold : column.holds(date)) {
            if (hold.isLiveAt(moment)) {
                free = free.minus(hold.quarterHours());
            }
        }
        day.setFree(number, free);
    }

    private boolean publish(FreeDay day, int column, QuarterHours published) {
        day.publish(column, patterns.one(published));
        return true;
    }

    private static boolean book(FreeDay day, int column, QuarterHours more) {
        day.book(column, day.booked(column).plus(more));
        return true;
    }

    private boolean hold(
            Column column, long date, AppointmentId appointment, QuarterHours quarterHours, Instant expiresAt) {
        var hold = new Hold(column, date, appointment, patterns.one(quarterHours), expiresAt.toEpochMilli());
        column.add(hold);
        ends.add(hold);
        return true;
    }

    private Optional<Hold> end(Column column, long date, AppointmentId appointment) {
        var hold = column.hold(date, appointment);
        hold.ifPresent(this::end);
        return hold;
    }

    private void end(Hold hold) {
        hold.column().remove(hold);
        ends.remove(hold);
    }

    private FreeDay day(long date) {
        return days.computeIfAbsent(date, _ -> new FreeDay());
    }

    private Column column(ProviderId provider) {
        var known = columns.find(provider);
        if (known != null) {
            return known;
        }
        var column = columns.add(provider);
        days.values().forEach(day -> day.insert(column.number()));
        return column;
    }

    private static boolean holding(Lock lock, BooleanSupplier work) {
        lock.lock();
        try {
            return work.getAsBoolean();
        } finally {
            lock.unlock();
        }
    }
}
