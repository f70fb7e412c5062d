package org.appointmentscheduler.server.guard;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.core.env.Environment;

/** A secret that stands in instructions is none. */
record NoSampleSecretsCheck(Environment environment) implements Check {

    private static final Set<String> SAMPLES = Set.of(
            "changeit",
            "changeme",
            "change-me",
            "change_me",
            "replaceme",
            "replace-me",
            "replace_me",
            "your-password",
            "your_password",
            "<password>",
            "…",
            "...");

    @Override
    public Optional<Finding> findFault() {
        return Stream.of("spring.datasource.password", "scheduler.security.administrator.password")
                .filter(name -> isSample(environment.getProperty(name, "")))
                .findFirst()
                .map(name -> new Finding(
                        "Everybody knows the secret in " + name + ".",
                        "Make another one, such as by `openssl rand -base64 24`, and give it as an environment variable"
                                + " or a file."));
    }

    private static boolean isSample(String value) {
        return SAMPLES.contains(value.strip().toLowerCase(Locale.ROOT));
    }
}
