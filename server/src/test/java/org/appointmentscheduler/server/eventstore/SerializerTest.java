package org.appointmentscheduler.server.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.appointmentscheduler.api.appointment.AppointmentEvent.SlotHeld;
import org.appointmentscheduler.api.appointment.AppointmentId;
import org.appointmentscheduler.api.calendar.ProviderDayEvent.AvailabilityPublished;
import org.appointmentscheduler.api.calendar.ProviderDayId;
import org.appointmentscheduler.api.calendar.QuarterHours;
import org.appointmentscheduler.api.client.ClientId;
import org.appointmentscheduler.api.provider.ProviderId;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.MergedTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.ConfigToken;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.AnnotationRevisionResolver;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SerializerTest {

    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
    private static final TrackingToken TEN = GapAwareTrackingToken.newInstance(10, List.of(4L, 7L));
    private static final TrackingToken START = GapAwareTrackingToken.newInstance(0, List.of());

    private final Serializer serializer = new SerializerConfiguration().serializer(new AnnotationRevisionResolver());

    static List<TrackingToken> tokens() {
        return List.of(
                TEN,
                ReplayToken.createReplayToken(TEN, START),
                ReplayToken.createReplayToken(TEN, GapAwareTrackingToken.newInstance(3, List.of(1L))),
                ReplayToken.createReplayToken(TEN, null),
                new MergedTrackingToken(TEN, ReplayToken.createReplayToken(TEN, START)),
                new ConfigToken(Map.of("id", "x")));
    }

    @ParameterizedTest
    @MethodSource("tokens")
    void readsEveryKindOfTokenItWrites(TrackingToken token) {
        assertThat(copy(token)).isEqualTo(token);
    }

    @Test
    void writesTimesAndIdsAsTextAndReadsThemBack() {
        var held = new SlotHeld(
                new AppointmentId(UUID.randomUUID()),
                new ClientId(UUID.randomUUID()),
                new ProviderId(UUID.randomUUID()),
                NINE,
                NINE.plus(Duration.ofMinutes(45)),
                NINE,
                NINE.plus(Duration.ofMinutes(30)),
                Duration.ofHours(24),
                Duration.ofMinutes(30),
                "timer");

        assertThat(serializer.serialize(held, String.class).getData())
                .contains("\"appointmentId\":\"" + held.appointmentId() + "\"")
                .contains("\"start\":\"2026-03-02T09:00:00Z\"")
                .contains("\"minimumNotice\":\"PT24H\"");
        assertThat(copy(held)).isEqualTo(held);
    }

    @Test
    void writesQuarterHoursAsRanges() {
        var published = new AvailabilityPublished(
                ProviderDayId.parse(UUID.randomUUID() + "/2026-03-02"), QuarterHours.between(36, 50), NINE);

        assertThat(serializer.serialize(published, String.class).getData()).contains("[\"09:00-12:30\"]");
        assertThat(copy(published)).isEqualTo(published);
    }

    @Test
    void readsMetaDataBack() {
        var metaData = MetaData.with("actor", "client:1").and("requestId", "r");
        assertThat(copy(metaData)).isEqualTo(metaData);
    }

    @Test
    void ignoresWhatALaterVersionHasAdded() {
        assertThat((Object) read(ConfigToken.class, "{\"config\":{\"id\":\"x\"},\"addedLater\":1}"))
                .isEqualTo(new ConfigToken(Map.of("id", "x")));
    }

    @Test
    void doesNotLetStoredTextChooseTheClassesToLoad() {
        assertThatThrownBy(() -> read(
                        ReplayToken.class,
                        "{\"tokenAtReset\":{\"@class\":\"javax.swing.JEditorPane\",\"page\":\"http://localhost\"}}"))
                .isInstanceOf(SerializationException.class);
    }

    private Object copy(Object original) {
        return serializer.deserialize(serializer.serialize(original, String.class));
    }

    private <T> T read(Class<T> type, String json) {
        return serializer.deserialize(new SimpleSerializedObject<>(json, String.class, type.getName(), null));
    }
}
