package org.appointmentscheduler.server.database;

/** The PostgreSQL profile without a database. */
final class MissingUrl extends RuntimeException {

    MissingUrl() {
        super("The profile 'postgres' needs a database, and spring.datasource.url is not set");
    }
}
