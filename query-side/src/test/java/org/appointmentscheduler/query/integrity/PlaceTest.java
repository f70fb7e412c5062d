package org.appointmentscheduler.query.integrity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceTest {

    static Stream<Place> places() {
        return Stream.of(
                Place.BEGINNING,
                Place.BEHIND_THE_SEALS,
                Place.behindSeal(Long.MAX_VALUE),
                Place.behindStream("holds/01a20541-eec3-7723-863d-00607c94f694"),
                Place.behindStream("what nobody should have é"));
    }

    @ParameterizedTest
    @MethodSource("places")
    void isFoundAgain(Place place) {
        assertThat(Place.of(place.encoded())).isEqualTo(place);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "17", "!", "seal 1", "c2VhbCA", "AAAA"})
    void isNothingElse(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Place.of(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"seal -1", "seal 99999999999999999999", "seal 1 ", "stream", "stream a\u0000b", "seals 1"})
    void isNothingSimilar(String plain) {
        assertThatIllegalArgumentException().isThrownBy(() -> Place.of(encoded(plain)));
    }

    @Test
    void isNoLongerThanAnIdentifier() {
        assertThatIllegalArgumentException().isThrownBy(() -> Place.of(encoded("stream " + "a".repeat(65))));
    }

    private static String encoded(String plain) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }
}
