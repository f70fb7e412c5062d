package org.appointmentscheduler.query.rules;

import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.appointmentscheduler.api.appointment.AppointmentEvent;
import org.appointmentscheduler.api.calendar.ProviderDayEvent;
import org.appointmentscheduler.api.client.ClientEvent;
import org.appointmentscheduler.api.client.ClientHoldsEvent;
import org.appointmentscheduler.api.provider.ProviderEvent;
import org.appointmentscheduler.query.history.EventTypes;
import org.appointmentscheduler.query.sealing.EventRow;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A stored event and what it says.
 *
 * @param event null when a later version has recorded it, of which nothing is known here
 */
record Recorded(EventRow row, @Nullable Object event) {

    private static final Map<String, Class<?>> TYPES =
            EventTypes.all().collect(Collectors.toUnmodifiableMap(Class::getName, Function.identity()));

    private static final Instant END_OF_TIME = Instant.parse("9999-01-01T00:00:00Z");

    /** @throws Unreadable when it is of a known type and does not say what such an event says */
    static Recorded read(EventRow row) {
        var type = TYPES.get(row.payloadType());
        return new Recorded(row, type == null ? null : read(row, type));
    }

    private static Object read(EventRow row, Class<?> type) {
        Object event;
        try {
            event = JsonMapper.shared().readValue(row.payload(), type);
        } catch (RuntimeException e) { // Of the mapper, or of a value type that knows better.
            throw new Unreadable(row, e);
        }
        if (event == null || !isComplete(event)) {
            throw new Unreadable(row, null);
        }
        return event;
    }

    private static boolean isComplete(Object event) {
        return Arrays.stream(event.getClass().getRecordComponents()).allMatch(component -> {
            try {
                var value = component.getAccessor().invoke(event);
                return value == null
                        ? component.getAnnotatedType().isAnnotationPresent(Nullable.class)
                        : isPossible(value);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    /** Others could be neither reckoned with nor asked a database for. */
    private static boolean isPossible(Object value) {
        return switch (value) {
            case Instant it -> !it.isBefore(Instant.EPOCH) && it.isBefore(END_OF_TIME);
            case String it -> it.chars().noneMatch(Character::isISOControl);
            default -> true;
        };
    }

    /** Whether it is in the stream of what it is about. */
    boolean isInPlace() {
        var key = switch (Objects.requireNonNull(event)) {
            case AppointmentEvent it -> it.appointmentId().toString();
            case ProviderDayEvent it -> it.providerDayId().toString();
            case ClientHoldsEvent it -> "holds/" + it.clientId();
            case ClientEvent it -> it.clientId().toString();
            case ProviderEvent it -> it.providerId().toString();
            default -> row.stream();
        };
        return key.equals(row.stream());
    }

    /** An event that cannot be what was recorded. */
    static final class Unreadable extends RuntimeException {

        private final transient EventRow row;

        Unreadable(EventRow row, @Nullable Throwable cause) {
            super("Cannot read event " + row.position(), cause);
            this.row = row;
        }

        Violation violation() {
            return new Violation(
                    Violation.Kind.UNREADABLE,
                    row.position(),
                    row.stream(),
                    "The event does not say what an event of its type says.");
        }
    }
}
