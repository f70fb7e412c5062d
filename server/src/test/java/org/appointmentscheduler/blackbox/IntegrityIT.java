package org.appointmentscheduler.blackbox;

import static org.appointmentscheduler.blackbox.Times.QUARTER;
import static org.appointmentscheduler.blackbox.Times.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever changes the history behind the application's back is found out, by the application and without it. */
@OnEveryEngine
class IntegrityIT {

    private final Engine engine;

    @TempDir
    private Path files;

    IntegrityIT(Engine engine) {
        this.engine = engine;
    }

    @Test
    void findsWhatWasChangedAndProvesWhatWasNot() throws Exception {
        try (var installation = Installation.on(engine)) {
            var published = files.resolve("published");
            var app = installation.start("scheduler.seals.publish-to=" + published);
            var held = book(app.api());
            var head = app.api().position();
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(app.api()
                                    .get("/api/admin/integrity")
                                    .is(200)
                                    .json()
                                    .get("sealedTo")
                                    .asLong())
                            .isEqualTo(head));
            var report = app.api().get("/api/admin/integrity").is(200).json();
            assertThat(report.get("sound").asBoolean()).isTrue();
            assertThat(report.get("events").asLong()).isPositive();
            var key = Files.writeString(
                    files.resolve("key.pem"), pem(report.at("/keys/0/publicKey").asString()));
            var proof = Files.write(
                    files.resolve("proof.json"),
                    app.api()
                            .get("/api/appointments/" + held + "/proof")
                            .is(200)
                            .bytes());
            app.stop();

            var offline = installation.run("verify", "--proof", proof.toString(), "--key", key.toString());
            assertThat(offline.output()).contains("Proved for appointment " + held, "SlotHeld", "AppointmentConfirmed");
            assertThat(offline.exit()).isZero();
            assertThat(installation.run("verify", "--proof=" + proof).exit()).isEqualTo(2);

            var sound = verify(installation, key, published);
            assertThat(sound.output()).startsWith("Sound.").contains("of " + head + ".", "Judged ");
            assertThat(sound.exit()).isZero();

            installation.update("drop trigger domain_event_entry_append_only"
                    + (engine == Engine.POSTGRES ? " on domain_event_entry" : ""));
            installation.update("update domain_event_entry set payload = replace(payload, 'PT30M', 'PT31M')"
                    + " where payload_type like '%SlotHeld'");
            var position = Long.parseLong(installation.rows("domain_event_entry").stream()
                    .filter(row -> row.contains("PT31M"))
                    .findFirst()
                    .orElseThrow()
                    .replaceFirst(".*global_index=(\\d+) .*", "$1"));
            var bad = verify(installation, key, published);
            assertThat(bad.output()).startsWith("BAD at position " + position + " (CHANGED");
            assertThat(bad.exit()).isEqualTo(1);
            var changed = installation.start();
            assertThat(changed.api()
                            .get("/api/admin/integrity")
                            .is(200)
                            .json()
                            .at("/fault/position")
                            .asLong())
                    .isEqualTo(position);
            changed.stop();

            installation.update("update domain_event_entry set payload = replace(payload, 'PT31M', 'PT30M')"
                    + " where payload_type like '%SlotHeld'");
            assertThat(verify(installation, key, published).exit()).isZero();
            installation.update("delete from domain_event_entry where global_index = " + position);
            assertThat(verify(installation, key, published).output())
                    .startsWith("BAD at position " + position + " (DELETED");
        }
    }

    private static Run verify(Installation installation, Path key, Path published) {
        return installation.run("verify", "--key", key.toString(), "--published", published.toString());
    }

    private static String book(Api api) {
        var client = api.newClient();
        var provider = api.newProvider();
        api.publish(provider, at(3, "09:00"), at(3, "12:00")).is(201);
        var held =
                api.reserve(client, provider, at(3, "09:00"), QUARTER).is(201).get("id");
        api.confirm(held, client).is(200);
        return held;
    }

    private static String pem(String body) {
        return "-----BEGIN PUBLIC KEY-----\n" + body + "\n-----END PUBLIC KEY-----\n";
    }

    /** The file's owner is still there, so nobody else may read it; a killed one leaves a file that can be read. */
    @Test
    void verifiesBesideOrAfterARunningProcess() throws Exception {
        try (var installation = Installation.on(engine)) {
            var app = installation.start("scheduler.seals.interval=PT0.2S");
            book(app.api());
            var head = app.api().position();
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(app.api()
                                    .get("/api/admin/integrity")
                                    .json()
                                    .get("sealedTo")
                                    .asLong())
                            .isEqualTo(head));
            var beside = installation.run("verify");
            if (engine == Engine.H2) {
                assertThat(beside.output()).startsWith("Not checked");
                assertThat(beside.exit()).isEqualTo(2);
            } else {
                assertThat(beside.exit()).as(beside.output()).isZero();
            }
            app.kill();
            var before = engine == Engine.H2 ? databaseFile(installation) : new byte[0];
            var after = installation.run("verify");
            assertThat(after.output()).startsWith("Sound.");
            if (engine == Engine.H2) {
                assertThat(databaseFile(installation)).isEqualTo(before);
            }
            assertThat(installation
                            .run(
                                    "verify",
                                    "--scheduler.data-dir=" + files.resolve("nowhere"),
                                    "--spring.datasource.url=",
                                    "--spring.profiles.active=")
                            .exit())
                    .isEqualTo(2);
        }
    }

    private static byte[] databaseFile(Installation installation) throws Exception {
        return Files.readAllBytes(installation.data().resolve("scheduler.mv.db"));
    }
}
