package org.appointmentscheduler.api.secrecy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.appointmentscheduler.api.client.ClientId;
import org.appointmentscheduler.api.client.ClientProfile;
import org.appointmentscheduler.api.client.SealedProfile;
import org.junit.jupiter.api.Test;

class SecrecyTest {

    private static final Place PLACE = new Place("AppointmentCancelled", "ann", "reason");

    private final DataKey key = DataKey.generate();
    private final MasterKey master = MasterKey.parse(MasterKey.generate());

    @Test
    void opensWhatItSealedAndNothingElseDoes() {
        var sealed = key.seal("Grüße 🙂", PLACE);
        assertThat(key.open(sealed, PLACE)).isEqualTo("Grüße 🙂");
        assertThat(sealed.text()).doesNotContain("Gr");
        assertThat(key.seal("Grüße 🙂", PLACE)).as("the same again").isNotEqualTo(sealed);
        cannotOpen(DataKey.generate(), sealed, PLACE);
    }

    @Test
    void aTextBelongsToItsEventItsPersonAndItsField() {
        var sealed = key.seal("ill", PLACE);
        cannotOpen(key, sealed, new Place("HoldReleased", "ann", "reason"));
        cannotOpen(key, sealed, new Place("AppointmentCancelled", "bob", "reason"));
        cannotOpen(key, sealed, new Place("AppointmentCancelled", "ann", "note"));
    }

    @Test
    void everyBitCounts() {
        var bytes = Base64.getDecoder().decode(key.seal("ill", PLACE).text());
        for (var index = 0; index < bytes.length; index++) {
            var spoilt = bytes.clone();
            spoilt[index] ^= 1;
            cannotOpen(key, new Sealed(Base64.getEncoder().encodeToString(spoilt)), PLACE);
        }
        for (var nonsense : List.of("", "AAAA", "not Base64")) {
            cannotOpen(key, new Sealed(nonsense), PLACE);
        }
    }

    private static void cannotOpen(DataKey key, Sealed sealed, Place place) {
        assertThatExceptionOfType(CannotOpen.class)
                .isThrownBy(() -> key.open(sealed, place))
                .withMessage("What is sealed cannot be opened");
    }

    @Test
    void aDataKeyIsUnwrappedForItsPersonByItsMasterKey() {
        var cabinet = new KeyCabinet(master, List.of());
        var wrapped = cabinet.wrap(key, "ann");
        assertThat(cabinet.unwrap(wrapped, "ann").bytes()).isEqualTo(key.bytes());
        assertThatExceptionOfType(CannotOpen.class).isThrownBy(() -> cabinet.unwrap(wrapped, "bob"));

        var next = MasterKey.parse(MasterKey.generate());
        var both = new KeyCabinet(next, List.of(master));
        assertThat(both.unwrap(wrapped, "ann").bytes()).isEqualTo(key.bytes());
        assertThat(both.wrap(key, "ann").masterKey()).isEqualTo(next.id());
        assertThatExceptionOfType(CannotOpen.class)
                .isThrownBy(() -> new KeyCabinet(next, List.of()).unwrap(wrapped, "ann"));
        assertThatExceptionOfType(CannotOpen.class)
                .isThrownBy(() -> both.unwrap(new WrappedKey(next.id(), wrapped.text()), "ann"));
    }

    @Test
    void aMasterKeyIsThirtyTwoBytesAndNeverRepeated() {
        var text = MasterKey.generate();
        assertThat(MasterKey.parse(" " + text + "\n").id())
                .isEqualTo(MasterKey.parse(text).id());
        assertThat(new KeyCabinet(MasterKey.parse(text), List.of()).toString()).doesNotContain(text);
        for (var wrong : List.of("", "secret", Base64.getEncoder().encodeToString(new byte[31]))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> MasterKey.parse(wrong))
                    .withMessage("A master key is 32 random bytes in Base64: openssl rand -base64 32");
        }
    }

    @Test
    void aProfileIsSealedFieldByField() {
        var profile = new ClientProfile(
                new ClientId(UUID.randomUUID()), "Ann", "Vogel", "ann@example.org", null, "Europe/Berlin");
        var sealed = SealedProfile.seal(profile, key);
        assertThat(sealed.open(key)).isEqualTo(profile);
        assertThat(sealed.toString()).doesNotContain("Ann", "Vogel", "ann@example.org");
        var swapped = new SealedProfile(
                profile.id(), sealed.lastName(), sealed.firstName(), sealed.email(), null, sealed.timeZone());
        assertThatExceptionOfType(CannotOpen.class).isThrownBy(() -> swapped.open(key));
    }

    @Test
    void anIndexIsTheSameForTheSameTextAndKeyOnly() {
        assertThat(key.index("ann@example.org"))
                .isEqualTo(key.index("ann@example.org"))
                .matches("[0-9a-f]{64}")
                .isNotEqualTo(key.index("ann@example.com"))
                .isNotEqualTo(DataKey.generate().index("ann@example.org"));
    }
}
