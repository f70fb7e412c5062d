package org.appointmentscheduler.query.sealing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealTest {

    /** Others compute it too, and a process elsewhere may write its digits in another script. */
    @ParameterizedTest
    @ValueSource(strings = {"en", "fa", "ar-EG", "th-TH-u-nu-thai"})
    void saysTheSameUnderEveryLocale(String language) {
        var before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag(language));
        try {
            var seal = new Seal(
                    2, 17, 1018, 2, "ab".repeat(32), Seal.NONE, Instant.parse("2030-06-10T08:00:00Z"), "cd", "");
            assertThat(new String(seal.statement(), StandardCharsets.UTF_8))
                    .isEqualTo("""
                    appointment-scheduler seal 1
                    number 2
                    positions 17 to 1018
                    events 2
                    root %s
                    previous %s
                    sealed 2030-06-10T08:00:00Z
                    key cd
                    """.replaceFirst("%s", "ab".repeat(32)).replaceFirst("%s", "0".repeat(64)));
        } finally {
            Locale.setDefault(before);
        }
    }
}
