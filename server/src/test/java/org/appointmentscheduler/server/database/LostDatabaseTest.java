package org.appointmentscheduler.server.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.h2.api.ErrorCode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LostDatabaseTest {

    @ParameterizedTest
    @CsvSource({
        ErrorCode.DATABASE_IS_CLOSED + ", closed, true",
        ErrorCode.IO_EXCEPTION_2 + ", No space left on device, true",
        ErrorCode.GENERAL_ERROR_1 + ", General error: org.h2.mvstore.MVStoreException: Could not write, true",
        ErrorCode.GENERAL_ERROR_1 + ", General error: java.lang.NullPointerException, false",
        ErrorCode.DUPLICATE_KEY_1 + ", Unique index, false",
        ErrorCode.LOCK_TIMEOUT_1 + ", Timeout, false"
    })
    void isToldByTheCode(int code, String message, boolean lost) {
        assertThat(LostDatabase.isBehind(new SQLException(message, "90000", code)))
                .isEqualTo(lost);
    }
}
