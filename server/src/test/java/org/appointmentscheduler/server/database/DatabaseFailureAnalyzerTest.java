package org.appointmentscheduler.server.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Map;
import org.appointmentscheduler.server.RunningApplication;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.Test;

class DatabaseFailureAnalyzerTest {

    private final DatabaseFailureAnalyzer analyzer = new DatabaseFailureAnalyzer();

    @Test
    void saysThatAnotherProcessUsesTheFiles() {
        var inUse = new SQLException("Database may be already in use", "90020", 90020);
        assertThat(analyzer.analyze(new IllegalStateException(inUse)).getAction())
                .contains("scheduler.data-dir");
    }

    @Test
    void saysThatTheServerIsTooOld() {
        var unknown = new SQLException("FATAL: unrecognized configuration parameter \"transaction_timeout\"", "42704");
        assertThat(analyzer.analyze(unknown).getAction()).contains("PostgreSQL 17");
    }

    @Test
    void neverStartsOnAnotherEngineThanTheOneAskedFor() {
        var failure = ThrowableAssert.catchThrowable(
                () -> RunningApplication.start(Map.of("spring.profiles.active", "postgres")));
        assertThat(analyzer.analyze(failure).getAction()).contains("spring.datasource.url");
    }

    @Test
    void leavesOtherFailuresToOthers() {
        assertThat(analyzer.analyze(new IllegalStateException(new SQLException("disk full"))))
                .isNull();
    }
}
