package org.appointmentscheduler.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What operators are promised for a bad day is tried by something that exists. */
class WhatIfTest {

    private static final Path ROOT = Path.of(System.getProperty("repo.root"));
    private static final Pattern PROOF = Pattern.compile("\\bF\\d+\\b|\\b[A-Z]\\w+(Test|IT)\\b");

    @Test
    void everyRowNamesItsProof() throws IOException {
        var known = new HashSet<>(tests());
        known.addAll(faults());
        var rows = rows();
        assertThat(rows).hasSizeGreaterThan(10).allSatisfy(row -> {
            var proofs = find(PROOF, row.substring(row.lastIndexOf('|', row.length() - 2)));
            assertThat(proofs).isNotEmpty();
            assertThat(known).containsAll(proofs);
        });
    }

    private static List<String> rows() throws IOException {
        var text = Files.readString(ROOT.resolve("docs/operations.md"));
        return text.substring(text.indexOf("## What if"))
                .lines()
                .filter(line -> line.startsWith("| "))
                .filter(line -> !line.startsWith("| |"))
                .toList();
    }

    private static Set<String> tests() throws IOException {
        try (var files = Files.walk(ROOT)) {
            return files.filter(file -> file.toString().contains("/src/test/java/"))
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .map(name -> name.replace(".java", ""))
                    .collect(Collectors.toSet());
        }
    }

    /** Those that are injected, without those that are proved elsewhere. */
    private static Set<String> faults() throws IOException {
        try (var files = Files.list(ROOT.resolve("fault-tests/src/main/java/org/appointmentscheduler/faults/fault"))) {
            return files.map(WhatIfTest::read)
                    .map(source -> source.replaceAll("(?s)Map\\.of\\(.*?\\);", ""))
                    .flatMap(source -> find(Pattern.compile("(?<=\")F\\d+(?=\")"), source).stream())
                    .collect(Collectors.toSet());
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> find(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(found -> found.group()).collect(Collectors.toSet());
    }
}
