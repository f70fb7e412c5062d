package org.appointmentscheduler.query.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventTypesTest {

    @Test
    void knowsEveryEventByOneName() {
        assertThat(EventTypes.all())
                .isNotEmpty()
                .allSatisfy(type -> assertThat(EventTypes.stored("org.appointmentscheduler." + type.getSimpleName()))
                        .isEqualTo(type.getName()));
    }

    /** Or history could not say when it happened. */
    @ParameterizedTest
    @MethodSource("all")
    void everyEventSaysOnceWhenItCameTrue(Class<?> type) {
        assertThat(Arrays.stream(type.getRecordComponents()).filter(part -> StoredEvent.isFactTime(part.getName())))
                .singleElement()
                .extracting(RecordComponent::getType)
                .isEqualTo(Instant.class);
    }

    static Stream<Class<?>> all() {
        return EventTypes.all();
    }
}
