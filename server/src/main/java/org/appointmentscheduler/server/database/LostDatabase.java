package org.appointmentscheduler.server.database;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Set;

/**
 * Knows the errors after which a connection to H2 is of no use, because the database closes when it cannot be written.
 * The pool would keep them, since their SQL states are not those of a lost connection.
 */
public final class LostDatabase implements SQLExceptionOverride {

    // From org.h2.api.ErrorCode: failed reads and writes, a broken connection, a closed or closing database.
    private static final Set<Integer> CODES = Set.of(90028, 90031, 90067, 90098, 90121);
    private static final int GENERAL_ERROR = 50000;

    /** Whether H2 has closed the database or is about to, and not whether the statement was wrong. */
    public static boolean isBehind(SQLException failure) {
        return CODES.contains(failure.getErrorCode()) || isBrokenFile(failure);
    }

    private static boolean isBrokenFile(SQLException failure) {
        return failure.getErrorCode() == GENERAL_ERROR
                && Objects.requireNonNullElse(failure.getMessage(), "").contains("org.h2.mvstore.MVStoreException");
    }

    @java.lang.Override
    public Override adjudicate(SQLException failure) {
        return isBehind(failure) ? Override.MUST_EVICT : Override.CONTINUE_EVICT;
    }
}
