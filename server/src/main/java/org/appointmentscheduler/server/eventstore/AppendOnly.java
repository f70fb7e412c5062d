package org.appointmentscheduler.server.eventstore;

import java.sql.Connection;
import java.sql.SQLException;
import org.h2.api.Trigger;
import org.jspecify.annotations.Nullable;

/** Keeps H2 from changing what has happened, as a function does on PostgreSQL. Named in the database, so it stays here. */
public final class AppendOnly implements Trigger {

    private static final String NOT_ALLOWED = "42501";

    @Override
    public void fire(Connection connection, Object @Nullable [] before, Object @Nullable [] after) throws SQLException {
        throw new SQLException("What has happened is not changed", NOT_ALLOWED);
    }
}
