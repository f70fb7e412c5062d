package org.appointmentscheduler.server.guard;

import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What our connections are subject to; empty on another engine. Times are in milliseconds. */
record PostgresSettings(Map<String, String> values) {

    static PostgresSettings read(JdbcClient database) {
        return new PostgresSettings(database
                .sql("select name, setting from pg_settings")
                .query((row, number) -> Map.entry(row.getString("name"), row.getString("setting")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    boolean isEmpty() {
        return values.isEmpty();
    }

    boolean isOff(String name) {
        return "off".equals(values.get(name));
    }

    int number(String name) {
        return Integer.parseInt(values.getOrDefault(name, "0"));
    }
}
