package org.appointmentscheduler.query.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.appointmentscheduler.api.provider.ProviderId;
import org.appointmentscheduler.query.QuerySideTest;
import org.appointmentscheduler.query.Stage;
import org.appointmentscheduler.query.live.FinalPosition;
import org.appointmentscheduler.query.live.LiveSource;
import org.appointmentscheduler.query.live.LiveSource.Message;
import org.appointmentscheduler.query.live.LiveSource.Part;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@QuerySideTest
class LiveAvailabilityTest {

    private static final int DAYS = 10;

    @Autowired
    Stage stage;

    @Autowired
    ProviderWatch watch;

    @Autowired
    FinalPosition position;

    private ProviderId provider;
    private LiveSource source;

    @BeforeEach
    void tenDays() {
        stage.clear();
        provider = stage.provider("Bob");
        for (var day = 1; day <= DAYS; day++) {
            stage.publish(provider, "2030-07-%02dT09:00:00Z".formatted(day), "2030-07-%02dT10:00:00Z".formatted(day));
        }
        source = watch.availability(provider.toString(), null, null);
    }

    /** Whoever is interrupted in between knows too little to go on from anywhere. */
    @Test
    void givesAPositionOnlyWhenAllDaysAreTold() {
        var begun = position.last();
        var all = tellAll(begun, List.of());
        assertThat(all).hasSize(DAYS + 1);
        assertThat(all.subList(0, DAYS)).extracting(Message::position).containsOnlyNulls();
        assertThat(all.getLast()).isEqualTo(new Message(begun, null));
    }

    /** A day that was told already may change before the last of them is. */
    @Test
    void tellsAfterwardsWhatChangedMeanwhile() {
        var begun = position.last();
        var first = source.read(LiveAvailability.NOTHING_KNOWN, begun);
        assertThat(first.position()).isEqualTo(LiveAvailability.NOTHING_KNOWN);
        stage.hold(stage.client("Ann"), provider, "2030-07-01T09:00:00Z", Duration.ofMinutes(30));

        assertThat(tellAll(position.last(), first.messages()).getLast()).isEqualTo(new Message(begun, null));

        var changed = source.read(begun, position.last());
        assertThat(changed.messages()).hasSize(1);
        assertThat(changed.messages().getFirst().data())
                .contains("\"day\":\"2030-07-01\"", "\"until\":\"2030-06-10T08:30:00Z\"");
        assertThat(changed.position()).isEqualTo(position.last());
    }

    private List<Message> tellAll(long upTo, List<Message> before) {
        var all = new ArrayList<>(before);
        Part part;
        do {
            part = source.read(LiveAvailability.NOTHING_KNOWN, upTo);
            assertThat(part.messages()).hasSizeLessThanOrEqualTo(8);
            all.addAll(part.messages());
        } while (part.position() == LiveAvailability.NOTHING_KNOWN);
        return all;
    }

    /** Whether or not anybody has recorded that it is over. */
    @Test
    void judgesByTheClockWhatIsHeld() {
        stage.hold(stage.client("Ann"), provider, "2030-07-01T09:00:00Z", Duration.ofMinutes(30));
        stage.now(Stage.NOW.plus(Stage.HOLD).minusSeconds(1));
        assertThat(firstDay())
                .contains(
                        "\"free\":[{\"start\":\"2030-07-01T09:30:00Z\"",
                        "\"held\":[{\"start\":\"2030-07-01T09:00:00Z\"");
        stage.now(Stage.NOW.plus(Stage.HOLD));
        assertThat(firstDay()).contains("\"free\":[{\"start\":\"2030-07-01T09:00:00Z\"", "\"held\":[]");
    }

    private @Nullable String firstDay() {
        return watch.availability(provider.toString(), Instant.parse("2030-07-01T00:00:00Z"), null)
                .read(LiveAvailability.NOTHING_KNOWN, position.last())
                .messages()
                .getFirst()
                .data();
    }

    @Test
    void tellsNothingOfOtherDaysAndProviders() {
        var begun = position.last();
        tellAll(begun, List.of());
        stage.publish(stage.provider("Eve"), "2030-07-01T09:00:00Z", "2030-07-01T10:00:00Z");
        stage.publish(provider, "2030-12-01T09:00:00Z", "2030-12-01T10:00:00Z");
        var later = position.last();
        assertThat(source.read(begun, later)).isEqualTo(new Part(List.of(), later));
    }
}
