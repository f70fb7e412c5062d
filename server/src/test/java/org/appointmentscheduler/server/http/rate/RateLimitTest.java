package org.appointmentscheduler.server.http.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.mock.web.MockHttpServletResponse;

class RateLimitTest {

    private Instant now = Instant.parse("2026-03-01T08:00:00Z");
    private final InstantSource clock = () -> now;
    private final RateLimit limit = new RateLimit("reads", 60, new ForwardTime(clock));

    @Test
    void answersAMinutesRequestsAtOnceAndThenOneASecond() {
        for (var left = 59; left >= 0; left--) {
            assertThat(limit.ask("a"))
                    .isEqualTo(new Allowance("reads", 60, true, left, Duration.ZERO, Duration.ofSeconds(60 - left)));
        }
        assertThat(limit.ask("a"))
                .isEqualTo(new Allowance("reads", 60, false, 0, Duration.ofSeconds(1), Duration.ofSeconds(60)));
        now = now.plusMillis(999);
        assertThat(limit.ask("a").isGranted()).isFalse();
        now = now.plusMillis(1);
        assertThat(limit.ask("a").isGranted()).isTrue();
        assertThat(limit.ask("a").isGranted()).isFalse();
    }

    @Test
    void neverSavesUpMoreThanAMinute() {
        now = now.plus(Duration.ofDays(1));
        exhaust();
        now = now.plus(Duration.ofDays(1));
        exhaust();
    }

    @Test
    void countsEachApart() {
        exhaust();
        assertThat(limit.ask("b").isGranted()).isTrue();
    }

    @Test
    void goesOnWhenTheClockIsSetBack() {
        exhaust();
        now = now.minus(Duration.ofHours(1));
        assertThat(limit.ask("a").isGranted()).isFalse();
        now = now.plusSeconds(1);
        assertThat(limit.ask("a").isGranted()).isTrue();
    }

    @Test
    void saysSoInTheHeaderFieldsOfTheDraft() {
        var response = new MockHttpServletResponse();
        limit.ask("a");
        limit.ask("a").addTo(response);
        new RateLimit("all", 5, new ForwardTime(clock)).ask("a").addTo(response);
        assertThat(response.getHeaders("RateLimit-Policy")).containsExactly("\"reads\";q=60;w=60", "\"all\";q=5;w=60");
        assertThat(response.getHeaders("RateLimit")).containsExactly("\"reads\";r=58;t=2", "\"all\";r=4;t=12");
    }

    private void exhaust() {
        for (var request = 0; request < 60; request++) {
            assertThat(limit.ask("a").isGranted()).isTrue();
        }
        assertThat(limit.ask("a").isGranted()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "entries-per-network, 0",
        "reservations-per-caller, -1",
        "commands-per-caller, 0",
        "commands-per-network, 1000001",
        "reads-per-caller, 0",
        "reads-per-network, 0"
    })
    void refusesSettingsThatMakeNoSense(String name, int value) {
        var source = new MapConfigurationPropertySource();
        source.put("scheduler.rate-limit." + name, value);
        assertThatThrownBy(() -> new Binder(source).bindOrCreate("scheduler.rate-limit", RateSettings.class))
                .rootCause()
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("scheduler.rate-limit." + name);
    }
}
