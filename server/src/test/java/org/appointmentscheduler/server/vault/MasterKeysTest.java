package org.appointmentscheduler.server.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.appointmentscheduler.api.client.ClientId;
import org.appointmentscheduler.api.secrecy.KeyCabinet;
import org.appointmentscheduler.api.secrecy.MasterKey;
import org.appointmentscheduler.command.messaging.PersonalStates;
import org.appointmentscheduler.server.PostgresServer;
import org.appointmentscheduler.server.RunningApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class MasterKeysTest {

    private static void assertKnown(RunningApplication app, ClientId client) {
        assertThat(app.bean(PersonalStates.class)
                        .find(client.toString())
                        .orElseThrow()
                        .toString())
                .contains("Ada", "Lovelace");
    }

    private static List<String> masterKeysInUse(RunningApplication app) {
        return app.database()
                .sql("select distinct master_key from client_key")
                .query(String.class)
                .list();
    }

    @Test
    void aKeyIsChangedForAnotherAndWhatItOpenedStays(@TempDir Path data) throws IOException {
        ClientId client;
        var first = data.resolve("master-key");
        try (var app = RunningApplication.start(data)) {
            client = app.bookings().client();
            assertThat(Files.getPosixFilePermissions(first)).hasToString("[OWNER_READ, OWNER_WRITE]");
        }
        var next = Files.writeString(data.resolve("next"), MasterKey.generate());
        var id = MasterKey.parse(Files.readString(next)).id();
        try (var app = RunningApplication.start(
                data, "scheduler.vault.master-key-file=" + next, "scheduler.vault.other-master-key-files=" + first)) {
            assertThat(masterKeysInUse(app)).containsExactly(id);
            assertKnown(app, client);
        }
        Files.delete(first);
        try (var app = RunningApplication.start(data, "scheduler.vault.master-key-file=" + next)) {
            assertKnown(app, client);
            assertKnown(app, app.bookings().client());
        }
        assertThatThrownBy(() -> RunningApplication.start(data))
                .as("with a new key, since there is none")
                .hasStackTraceContaining("master key " + id + " is missing");
    }

    /** So that any number of nodes start with nothing set. */
    @Test
    void nodesThatWereGivenNoneShareOne(@TempDir Path one, @TempDir Path two, CapturedOutput output) {
        var database = PostgresServer.newDatabaseProperties();
        try (var a = RunningApplication.start(in(one, database));
                var b = RunningApplication.start(in(two, database))) {
            assertThat(output).contains("No scheduler.vault.master-key or .master-key-file is set");
            var client = a.bookings().client();
            assertKnown(b, client);
            assertThat(a.bean(KeyCabinet.class).current().id())
                    .isEqualTo(b.bean(KeyCabinet.class).current().id());
        }
        Map<String, Object> own = in(one, database);
        own.put("scheduler.vault.master-key", MasterKey.generate());
        try (var app = RunningApplication.start(own)) {
            assertThat(masterKeysInUse(app))
                    .containsExactly(app.bean(KeyCabinet.class).current().id());
        }
    }

    private static Map<String, Object> in(Path data, Map<String, Object> database) {
        Map<String, Object> properties = new HashMap<>(database);
        properties.put("scheduler.data-dir", data.toString());
        return properties;
    }

    @Test
    void aWrongKeyIsNamedAsWrongAndNotRepeated() {
        var settings = new VaultSettings("no key", null, List.of(), List.of());
        assertThatIllegalArgumentException().isThrownBy(settings::current).withMessageNotContaining("no key");
        assertThat(settings.toString()).doesNotContain("no key");
        assertThat(new VaultSettings(" ", null, List.of(""), List.of()).current())
                .isEmpty();
        assertThat(new VaultSettings(null, null, List.of(""), List.of()).others())
                .isEmpty();
    }
}
