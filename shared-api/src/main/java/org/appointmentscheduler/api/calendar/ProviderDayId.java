package org.appointmentscheduler.api.calendar;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import org.appointmentscheduler.api.provider.ProviderId;

/** One provider's UTC day: known before it exists, so two nodes that create it collide on its first event. */
public record ProviderDayId(ProviderId providerId, LocalDate day) {

    @JsonCreator
    public static ProviderDayId parse(String text) {
        var slash = text.indexOf('/');
        return new ProviderDayId(
                ProviderId.parse(text.substring(0, slash)), LocalDate.parse(text.substring(slash + 1)));
    }

    /** The key of the event stream, so changing it orphans every stored stream. */
    @Override
    @JsonValue
    public String toString() {
        return providerId + "/" + day;
    }
}
