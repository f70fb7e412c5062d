package org.appointmentscheduler.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.mockito.Mockito.mock;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.appointmentscheduler.server.RunningApplication.MovingTime;
import org.appointmentscheduler.server.database.DatabaseClosed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;

class LifetimesTest {

    @TempDir
    Path data;

    private Lifetimes lifetimes;

    @BeforeEach
    void begin() {
        var application = new SpringApplication(SchedulerApplication.class, MovingTime.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        lifetimes = new Lifetimes(application, "--scheduler.data-dir=" + data);
        lifetimes.begin();
    }

    @AfterEach
    void end() {
        current().close();
    }

    @Test
    void beginsAnewWhenTheDatabaseHasClosed() {
        var first = current();
        var hold = first.bookings().hold();

        first.database().sql("shutdown immediately").update();

        await().atMost(Duration.ofMinutes(1)).until(() -> !first.context().isActive());
        assertThat(current().bookings().confirm(hold).id()).isEqualTo(hold.id());
    }

    /** Or the process ends between two lifetimes, when a request has noticed, whose thread is a daemon. */
    @Test
    void beginsInAThreadThatKeepsTheProcess() {
        var isDaemon = new CompletableFuture<Boolean>();
        var closed = mock(DatabaseClosed.class, _ -> {
            isDaemon.complete(Thread.currentThread().isDaemon());
            return "another application";
        });
        Thread.ofVirtual().start(() -> lifetimes.onApplicationEvent(closed));
        assertThat(isDaemon.join()).isFalse();
    }

    /** What is open now is perhaps not what this application remembers. */
    @Test
    void givesTheOldOneNoConnectionToTheNextOpening() throws Exception {
        var pool = (HikariDataSource) current().bean(javax.sql.DataSource.class);
        var source = Objects.requireNonNull(pool.getDataSource());
        current().database().sql("shutdown immediately").update();

        assertThatThrownBy(source::getConnection).isInstanceOf(SQLTransientConnectionException.class);
        assertThatThrownBy(source::getConnection).isInstanceOf(SQLTransientConnectionException.class);
    }

    private RunningApplication current() {
        return new RunningApplication(Objects.requireNonNull(lifetimes.current()));
    }
}
