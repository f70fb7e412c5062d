package org.appointmentscheduler.server.vault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.appointmentscheduler.api.secrecy.MasterKey;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which master keys there are; each is 32 random bytes in Base64.
 *
 * @param masterKey the one for new data keys
 * @param masterKeyFile where it is instead
 * @param otherMasterKeys those that data keys may be wrapped with besides
 * @param otherMasterKeyFiles where those are instead
 */
@ConfigurationProperties("scheduler.vault")
record VaultSettings(
        @Nullable String masterKey,
        @Nullable Path masterKeyFile,
        @DefaultValue List<String> otherMasterKeys,
        @DefaultValue List<Path> otherMasterKeyFiles) {

    Optional<MasterKey> current() {
        return Stream.concat(text(masterKey), Stream.ofNullable(masterKeyFile).map(VaultSettings::read))
                .findFirst()
                .map(MasterKey::parse);
    }

    List<MasterKey> others() {
        return Stream.concat(
                        otherMasterKeys.stream().flatMap(VaultSettings::text),
                        otherMasterKeyFiles.stream().map(VaultSettings::read))
                .map(MasterKey::parse)
                .toList();
    }

    /** An environment variable that is set to nothing is not set. */
    private static Stream<String> text(@Nullable String key) {
        return key == null || key.isBlank() ? Stream.empty() : Stream.of(key);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    @Override
    public String toString() {
        return "VaultSettings[masterKeyFile=" + masterKeyFile + ", otherMasterKeyFiles=" + otherMasterKeyFiles + "]";
    }
}
