package org.appointmentscheduler.blackbox;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The README's calls, typed in as they stand there, give the answers that stand there. */
@ExtendWith(PrintsLogs.class)
class ReadmeIT {

    private static final Path README = Path.of(System.getProperty("repo.root"), "README.md");
    private static final Pattern BLOCK =
            Pattern.compile("^## Six calls$.*?^```console\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final String SEPARATOR = "=== the next call";

    private record Step(String command, String answer) {}

    @Test
    void givesTheAnswersOfTheReadme() throws Exception {
        var steps = steps();
        assertThat(steps.stream().filter(step -> !step.answer().isEmpty())).hasSizeGreaterThanOrEqualTo(6);

        List<Step> played;
        try (var installation = Installation.on(Engine.H2);
                var app = installation.startUntouched()) {
            played = play(steps, app.port(), installation.directory());
            app.stop();
        }
        assertThat(transcript(played)).isEqualTo(transcript(steps));
    }

    private static List<Step> steps() throws IOException {
        var block = BLOCK.matcher(Files.readString(README));
        assertThat(block.find())
                .as("a console block under 'Six calls' in %s", README)
                .isTrue();
        var steps = new ArrayList<Step>();
        for (var part : block.group(1).split("(?m)^\\$ ")) {
            if (!part.isBlank()) {
                var lines = part.split("\n", 2);
                steps.add(new Step(lines[0], lines[1].strip()));
            }
        }
        return steps;
    }

    /** All in one shell, since later calls use what earlier ones have set. */
    private static List<Step> play(List<Step> steps, int port, Path directory)
            throws IOException, InterruptedException {
        var script = steps.stream()
                .map(step -> step.command().replace("localhost:8080", "localhost:" + port))
                .collect(joining("\necho; echo '" + SEPARATOR + "'\n", "set -e -o pipefail\n", "\n"));
        var output = directory.resolve("output.txt");
        var shell = new ProcessBuilder("bash", "-c", script)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(shell.waitFor(60, TimeUnit.SECONDS)).isTrue();
        var text = Files.readString(output, StandardCharsets.UTF_8);
        assertThat(shell.exitValue()).as("%s\n%s", script, text).isZero();
        var answers = text.split(SEPARATOR + "\n", -1);
        assertThat(answers).as(text).hasSameSizeAs(steps);
        var played = new ArrayList<Step>();
        for (var index = 0; index < answers.length; index++) {
            played.add(new Step(steps.get(index).command(), answers[index].strip()));
        }
        return played;
    }

    /** Without what differs from run to run; the same identifier keeps the same name throughout. */
    private static String transcript(List<Step> steps) {
        var names = new LinkedHashMap<String, String>();
        var text = steps.stream()
                .map(step -> "$ " + step.command() + "\n" + step.answer())
                .collect(joining("\n"));
        return ID.matcher(text)
                .replaceAll(id -> names.computeIfAbsent(id.group(), _ -> "id" + names.size()))
                .replaceAll("(\"(heldAt|expiresAt|confirmedAt|occurredAt|recordedAt)\":)\"[^\"]+Z\"", "$1\"…\"")
                .replaceAll("(\"expiresInSeconds\":)\\d+", "$1…")
                .replaceAll("(\"next\":)\"[^\"]+\"", "$1\"…\"")
                // How far a replay is when it answers is a matter of speed.
                .replaceAll("\"position\":\\d+,\"head\":", "\"position\":…,\"head\":")
                .replaceAll("(\"lag\"|\"replaying\"|\"progress\"):[^,}]+", "$1:…");
    }
}
