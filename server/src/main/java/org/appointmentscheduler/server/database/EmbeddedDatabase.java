package org.appointmentscheduler.server.database;

import java.nio.file.Path;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** H2 in the data directory: the file's lock keeps every other process out. */
record EmbeddedDatabase(Path directory) implements JdbcConnectionDetails {

    static EmbeddedDatabase in(Path directory) {
        return new EmbeddedDatabase(directory.toAbsolutePath().normalize());
    }

    /**
     * Nothing but the end of the pool closes the database, so that the last answers of a graceful shutdown find it
     * open. Lock waits are bounded below the patience of a caller. Errors are in the log, not in a file beside the data.
     */
    @Override
    public String getJdbcUrl() {
        return "jdbc:h2:file:" + directory.resolve("scheduler")
                + ";DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=2000;TRACE_LEVEL_FILE=0";
    }

    @Override
    public String getUsername() {
        return "sa";
    }

    @Override
    public String getPassword() {
        return "";
    }
}
