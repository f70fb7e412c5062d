package org.appointmentscheduler.faults.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PlanTest {

    private static final Path DOCS =
            Path.of(System.getProperty("repo.root", "..")).resolve("docs");

    private final Measured measured = Measured.in(DOCS.resolve("sizes.properties"));

    @Test
    void isWhatTheDocumentSays() throws IOException {
        assertThat(Files.readAllLines(DOCS.resolve("scale.md")))
                .containsSubsequence(new Plan(measured, Assumptions.with())
                        .lines().stream().filter(line -> !line.isEmpty()).toList());
    }

    @Test
    void takesOtherAssumptions() {
        assertThat(new Plan(measured, Assumptions.with("appointments=1e8")).lines())
                .contains("| 100,000,000 appointments | TiB |");
        assertThatThrownBy(() -> Assumptions.with("apointments=1")).hasMessageContaining("appointments");
    }

    @Test
    void spreadsProvidersAlmostEvenly() {
        assertThat(Skew.worst(1_000_000, 16, 1)).isBetween(1.0, 1.05);
        assertThat(Skew.worst(100, 16, 1)).isGreaterThan(1.5);
    }
}
