package org.appointmentscheduler.faults.scale;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.function.Predicate;

/** What the program that measures has printed. */
record Measured(Properties values) {

    static Measured in(Path file) {
        var values = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            values.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Measured(values);
    }

    double number(String name) {
        return Double.parseDouble(values.getProperty(name));
    }

    /** Table and indexes, by a row of the table. */
    double row(String table) {
        return number(table + ".table.bytes.per.row") + number(table + ".index.bytes.per.row");
    }

    double rowsPerBooking(String table) {
        return number(table + ".rows.per.booking");
    }

    double average(Predicate<String> name) {
        return values.stringPropertyNames().stream()
                .filter(name)
                .mapToDouble(this::number)
                .average()
                .orElseThrow();
    }
}
