package org.appointmentscheduler.query.sealing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.appointmentscheduler.api.secrecy.SecretFile;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/** What the settings say that this node seals with. */
public final class OwnKey {

    private OwnKey() {}

    /** What its signatures are checked with; nothing when there is no key yet. Makes none. */
    public static List<VerificationKey> find(Environment environment) {
        var settings = Binder.get(environment).bindOrCreate("scheduler.seals", SealSettings.class);
        return isGiven(settings) || Files.exists(file(settings, environment))
                ? List.of(findOrMake(settings, environment).counterpart())
                : List.of();
    }

    static SigningKey findOrMake(SealSettings settings, Environment environment) {
        return SigningKey.parse(
                isGiven(settings)
                        ? String.valueOf(settings.key())
                        : SecretFile.readOrMake(file(settings, environment), SigningKey::generate));
    }

    private static boolean isGiven(SealSettings settings) {
        var given = settings.key();
        return given != null && !given.isBlank();
    }

    private static Path file(SealSettings settings, Environment environment) {
        var named = settings.keyFile();
        return named != null
                ? named
                : Binder.get(environment)
                        .bind("scheduler.data-dir", Path.class)
                        .orElse(Path.of("data"))
                        .resolve("seal-key.pem");
    }
}
