package org.appointmentscheduler.query.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.appointmentscheduler.api.secrecy.SecretFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeyTest {

    private static final Seal SEAL =
            new Seal(1, 1, 7, 3, "ab".repeat(32), Seal.NONE, Instant.parse("2030-06-10T08:00:00Z"), "", "");

    @Test
    void whatItSignedItsCounterpartRecognises() {
        var key = SigningKey.parse(SigningKey.generate());
        var counterpart = key.counterpart();
        var signed = withKey(SEAL, counterpart.id()).signedBy(key);
        assertThat(counterpart.isGenuine()).isTrue();
        assertThat(counterpart.hasSigned(signed)).isTrue();
        assertThat(VerificationKey.read("some text\n" + counterpart.pem())).containsExactly(counterpart);
        assertThat(SigningKey.parse(SigningKey.generate()).counterpart().hasSigned(signed))
                .isFalse();
        assertThat(counterpart.hasSigned(withKey(SEAL, counterpart.id()))).isFalse();
        assertThat(new VerificationKey("00", counterpart.publicKey()).isGenuine())
                .isFalse();
    }

    /** Made by another program, with {@code openssl genpkey -algorithm ed25519} and {@code openssl pkey -pubout}. */
    @Test
    void readsTheKeysOfOthers() {
        var key = SigningKey.parse("""
                -----BEGIN PRIVATE KEY-----
                MC4CAQAwBQYDK2VwBCIEIG7+nV2K8+8az+ke7gxQ65TaSXbmI5ZGk906YC4XCKAw
                -----END PRIVATE KEY-----
                """);
        assertThat(key.counterpart().publicKey())
                .isEqualTo("MCowBQYDK2VwAyEApvYnncQD/BCTZApgVuhN6tmsXw1jCJuIIpViuiRcLFM=");
    }

    @Test
    void refusesWhatIsNoKeyWithoutRepeatingIt() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SigningKey.parse("secret"))
                .withMessageNotContaining("secret");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SigningKey.parse(
                        "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIA==\n-----END PRIVATE KEY-----"));
    }

    @Test
    void isMadeOnceAndForItsOwnerOnly(@TempDir Path directory) throws Exception {
        var file = directory.resolve("new/seal-key.pem");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<String> make = () -> SecretFile.readOrMake(file, SigningKey::generate);
            var made = threads
                    .invokeAll(IntStream.range(0, 16).mapToObj(_ -> make).toList())
                    .stream()
                    .map(result -> result.resultNow())
                    .distinct()
                    .toList();
            assertThat(made).containsExactly(Files.readString(file));
        }
        assertThat(Files.getPosixFilePermissions(file)).hasToString("[OWNER_READ, OWNER_WRITE]");
        try (var files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void isNotInTheSettingsAsText() {
        var settings =
                new SealSettings(true, java.time.Duration.ofSeconds(1), "the secret", Path.of("elsewhere"), null);
        assertThat(List.of(settings).toString()).doesNotContain("the secret");
    }

    private static Seal withKey(Seal seal, String key) {
        return new Seal(
                seal.number(),
                seal.firstPosition(),
                seal.lastPosition(),
                seal.events(),
                seal.root(),
                seal.previous(),
                seal.sealedAt(),
                key,
                seal.signature());
    }
}
