package org.appointmentscheduler.server.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.appointmentscheduler.server.RunningApplication;
import org.appointmentscheduler.server.security.accounts.Accounts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Without any setting the application is safe, and with unsafe ones it does not start. */
class FirstStartTest {

    private static final String EVERYWHERE = "server.address=0.0.0.0";
    private static final String EMAIL = "scheduler.security.administrator.email=admin@example.org";
    private static final String PASSWORD = "scheduler.security.administrator.password=";

    @TempDir
    Path data;

    @Test
    void isNotReachableBeforeThereIsAnAdministrator() {
        assertThatThrownBy(() -> RunningApplication.start(data, EVERYWHERE))
                .hasStackTraceContaining("There is no administrator yet");
        try (var app = RunningApplication.start(data, EVERYWHERE, EMAIL, PASSWORD + "correct horse battery")) {
            assertThat(app.bean(Accounts.class).haveAdministrator()).isTrue();
            assertThat(data.resolve("setup-token")).as("of the refused start").exists();
        }
        try (var app = RunningApplication.start(data, EVERYWHERE)) {
            assertThat(app.bean(Accounts.class).haveAdministrator()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo=", "demo=true"})
    void isNeverReachableAsADemo(String demo) {
        assertThatThrownBy(() ->
                        RunningApplication.start(data, EVERYWHERE, demo, EMAIL, PASSWORD + "correct horse battery"))
                .hasStackTraceContaining("The demo has users");
    }

    /** Whose administrator is still there, with the password that everybody knows. */
    @Test
    void isNotReachableWithWhatADemoLeft() {
        RunningApplication.start(data, "demo=").close();
        assertThatThrownBy(() -> RunningApplication.start(data, EVERYWHERE))
                .hasStackTraceContaining("The demo has users");
    }

    @Test
    void isReachableForThoseWhoseTokensAnotherIssues() {
        try (var app = RunningApplication.start(
                data,
                EVERYWHERE,
                "scheduler.security.issuers[0].uri=https://id.example.org",
                "scheduler.security.issuers[0].audience=us")) {
            assertThat(app.bean(Accounts.class).haveAdministrator()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "audience=",
                "algorithms[0]=HS256",
                "algorithms[0]=none",
                "actor-claim=",
            })
    void trustsNoIssuerThatIsHalfNamed(String setting) {
        assertThatThrownBy(() -> RunningApplication.start(
                        data,
                        "scheduler.security.issuers[0].uri=https://id.example.org",
                        "scheduler.security.issuers[0].audience=us",
                        "scheduler.security.issuers[0]." + setting))
                .hasStackTraceContaining("An issuer");
    }

    @Test
    void takesNoAdministratorWithoutAPassword() {
        assertThatThrownBy(() -> RunningApplication.start(data, EMAIL))
                .hasStackTraceContaining("needs an email and a password");
    }

    @Test
    void takesNoPasswordThatIsTooShort() {
        assertThatThrownBy(() -> RunningApplication.start(data, EMAIL, PASSWORD + "short"))
                .hasStackTraceContaining("at least 8 characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"password123", "admin@example.org", "changeme!"})
    void takesNoPasswordThatIsGuessedFirst(String password) {
        assertThatThrownBy(() -> RunningApplication.start(data, EMAIL, PASSWORD + password))
                .hasStackTraceContaining("is easy to guess");
    }

    @Test
    void readsSecretsFromFiles() throws IOException {
        var secrets = Files.createDirectories(data.resolve("secrets"));
        Files.writeString(secrets.resolve("scheduler.security.administrator.email"), "admin@example.org");
        Files.writeString(secrets.resolve("scheduler.security.administrator.password"), "correct horse battery\n");
        try (var app = RunningApplication.startWithWeb(Map.of(
                "scheduler.data-dir", data, "server.port", 0, "spring.config.import", "configtree:" + secrets + "/"))) {
            assertThat(Http.of(app)
                            .post(
                                    "/api/tokens",
                                    Map.of("email", "admin@example.org", "password", "correct horse battery"))
                            .status())
                    .isEqualTo(200);
        }
    }
}
