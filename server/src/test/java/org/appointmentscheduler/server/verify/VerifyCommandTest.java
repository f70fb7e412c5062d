package org.appointmentscheduler.server.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.appointmentscheduler.api.appointment.AppointmentEvent.AppointmentConfirmed;
import org.appointmentscheduler.api.appointment.AppointmentState;
import org.appointmentscheduler.server.RunningApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyCommandTest {

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final VerifyCommand command =
            new VerifyCommand(new PrintStream(written, true, StandardCharsets.UTF_8), Clock.systemUTC());

    @TempDir
    private Path directory;

    private String said() {
        return written.toString(StandardCharsets.UTF_8);
    }

    @Test
    void isMeantByItsNameAlone() {
        assertThat(VerifyCommand.isMeant("verify", "--key", "x")).isTrue();
        assertThat(VerifyCommand.isMeant()).isFalse();
        assertThat(VerifyCommand.isMeant("--demo")).isFalse();
    }

    @Test
    void takesItsOwnOptionsAndLeavesTheSettings() {
        var options = Options.parse(
                List.of("--key", "a.pem", "--key=b.pem", "--scheduler.data-dir=x", "--proof", "p", "--published=s"));
        assertThat(options)
                .isEqualTo(new Options(
                        Path.of("p"),
                        Path.of("s"),
                        List.of(Path.of("a.pem"), Path.of("b.pem")),
                        List.of("--scheduler.data-dir=x")));
    }

    @Test
    void whatCannotBeCheckedIsNeitherSoundNorBad() throws IOException {
        assertThat(command.verify(List.of("--key"))).isEqualTo(2);
        assertThat(said()).contains("--key needs a file");
        var noKey = Files.writeString(directory.resolve("key"), "no key");
        assertThat(command.verify(List.of("--proof", noKey.toString(), "--key", noKey.toString())))
                .isEqualTo(2);
        assertThat(said()).contains("has no public key");
        assertThat(command.verify(List.of("--scheduler.data-dir=" + directory.resolve("nothing"))))
                .isEqualTo(2);
        assertThat(directory.resolve("nothing")).doesNotExist();
    }

    @Test
    void ofAHistoryThatNobodySealedNothingCanBeSaid() {
        try (var app = RunningApplication.start(directory, "scheduler.seals.enabled=false")) {
            app.bookings().hold();
        }
        assertThat(verify()).isEqualTo(2);
        assertThat(said()).startsWith("Not checked: nothing is sealed").doesNotContain("Sound");
    }

    @Test
    void believesItsOwnKeyFirst() throws IOException {
        try (var app = RunningApplication.start(directory)) {
            app.bookings().hold();
        }
        assertThat(verify()).isZero();
        assertThat(said()).startsWith("Sound.").doesNotContain("only the database");
        Files.delete(directory.resolve("seal-key.pem"));
        written.reset();
        assertThat(verify()).isZero();
        assertThat(said()).contains("signed with keys that only the database names");
        assertThat(directory.resolve("seal-key.pem")).doesNotExist();
    }

    /** What was recorded behind the application's back is sealed like anything else, and need not have happened. */
    @Test
    void isNotContentWithSeals() {
        long position;
        AppointmentState held;
        try (var app = RunningApplication.start(directory)) {
            held = app.bookings().hold();
            app.database()
                    .sql("""
                            insert into domain_event_entry (event_identifier, aggregate_identifier, sequence_number,
                                type, time_stamp, payload_type, payload, meta_data)
                            values ('planted', ?, 1, 'Appointment', '2030-06-10T08:00:00Z', ?, ?, '{}')""")
                    .params(held.id().toString(), AppointmentConfirmed.class.getName(), """
                            {"appointmentId":"%s","clientId":"%s","providerId":"%s","confirmedAt":"%s"}""".formatted(
                                    held.id(), held.clientId(), held.providerId(), held.expiresAt()))
                    .update();
            position = app.database()
                    .sql("select max(global_index) from domain_event_entry")
                    .query(Long.class)
                    .single();
        }
        assertThat(verify()).isEqualTo(1);
        assertThat(said())
                .startsWith("BAD at position " + position + " (TOO_LATE, stream " + held.id() + "): ")
                .contains("up to position " + position + " of " + position, "Judged ");
    }

    private int verify() {
        return command.verify(List.of("--scheduler.data-dir=" + directory));
    }
}
