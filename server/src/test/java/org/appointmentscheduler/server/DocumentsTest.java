package org.appointmentscheduler.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A proof that is named in a document is there. */
class DocumentsTest {

    private static final Path ROOT = Path.of(System.getProperty("repo.root", ".."));
    private static final Pattern LINK = Pattern.compile("\\[([^]]+)]\\(([^)#:]+)?(?:#([^)]+))?\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "SECURITY.md", "docs/operations.md"})
    void linksLeadSomewhere(String document) throws IOException {
        var file = ROOT.resolve(document);
        var links = LINK.matcher(Files.readString(file)).results().toList();
        assertThat(links).isNotEmpty();
        for (var link : links) {
            var target = link.group(2) == null
                    ? file
                    : file.resolveSibling(link.group(2)).normalize();
            assertThat(target).as(link.group()).exists();
            if (link.group(1).endsWith("Test") || link.group(1).endsWith("IT")) {
                assertThat(target).hasFileName(link.group(1) + ".java");
            }
            if (link.group(3) != null) {
                assertThat(anchors(target)).as(link.group()).contains(link.group(3));
            }
        }
    }

    private static Set<String> anchors(Path document) throws IOException {
        return HEADING.matcher(Files.readString(document))
                .results()
                .map(heading -> heading.group(1)
                        .toLowerCase()
                        .replaceAll("[^\\w -]", "")
                        .replace(' ', '-'))
                .collect(Collectors.toSet());
    }
}
