package org.appointmentscheduler.command.calendar;

import java.time.LocalDate;
import java.util.SortedMap;
import java.util.function.ToIntBiFunction;
import org.appointmentscheduler.api.Change;
import org.appointmentscheduler.api.provider.ProviderId;
import org.axonframework.modelling.command.Aggregate;
import org.jspecify.annotations.Nullable;

/** A change of several days in the order of their dates, which remembers the day that was written last. */
class Changes {

    private final ProviderId provider;
    private final SortedMap<LocalDate, Aggregate<ProviderDay>> days;
    private @Nullable Aggregate<ProviderDay> last;

    Changes(ProviderId provider, SortedMap<LocalDate, Aggregate<ProviderDay>> days) {
        this.provider = provider;
        this.days = days;
    }

    /** Makes the change to each day and answers with the number of windows that it changed in all. */
    int make(ToIntBiFunction<LocalDate, ProviderDay> change) {
        var windows = 0;
        for (var day : days.entrySet()) {
            int changed = day.getValue().invoke(it -> change.applyAsInt(day.getKey(), it));
            windows += changed;
            if (last == null || changed > 0) {
                last = day.getValue();
            }
        }
        return windows;
    }

    <T> Change<T> of(T state) {
        return last == null
                ? new Change<>(state, provider.toString(), 0)
                : new Change<>(state, last.identifierAsString(), last.version());
    }
}
