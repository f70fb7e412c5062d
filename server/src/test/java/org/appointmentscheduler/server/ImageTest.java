package org.appointmentscheduler.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the image and its composition let the process do, as far as reading them tells. */
class ImageTest {

    private static final Path ROOT = Path.of(System.getProperty("repo.root", ".."));
    private static final Pattern USER = Pattern.compile("(?m)^USER (.+)$");

    @Test
    void isNobodyOfImportance() throws IOException {
        var image = Files.readString(ROOT.resolve("Dockerfile"));
        var users = USER.matcher(image).results().map(user -> user.group(1)).toList();
        assertThat(users).isNotEmpty();
        assertThat(users.getLast()).matches("[1-9]\\d{3,}");
        assertThat(image.substring(image.lastIndexOf("USER "))).doesNotContain("\nRUN ", "\nCOPY ", "\nADD ");
    }

    @Test
    void writesOnlyWhereItsDataAreAndGainsNothing() throws IOException {
        assertThat(Files.readString(ROOT.resolve("docker-compose.yml")))
                .contains("read_only: true", "cap_drop: [ALL]", "no-new-privileges:true")
                .doesNotContain("privileged:", "cap_add", "network_mode: host")
                .doesNotContainPattern("ports: \\[\"(?!127\\.0\\.0\\.1:)");
    }

    @Test
    void bringsNoSecretsAlong() throws IOException {
        for (var file :
                new String[] {"Dockerfile", "docker-compose.yml", "server/src/main/resources/application.yaml"}) {
            assertThat(Files.readString(ROOT.resolve(file)))
                    .as(file)
                    .doesNotContainPattern(
                            "(?im)^[^#\n]*(password|secret|token|api[-_]key)\\w*\\s*[:=]\\s*[^$\\s{\\[.?]");
        }
    }
}
