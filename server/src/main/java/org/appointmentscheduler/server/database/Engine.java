package org.appointmentscheduler.server.database;

/** The kinds of database this runs on. */
public enum Engine {
    H2,
    POSTGRESQL;

    static Engine of(String jdbcUrl) {
        if (jdbcUrl.startsWith("jdbc:h2:")) {
            return H2;
        }
        if (jdbcUrl.startsWith("jdbc:postgresql:")) {
            return POSTGRESQL;
        }
        throw new IllegalArgumentException("spring.datasource.url must begin with jdbc:postgresql: or be left out");
    }
}
