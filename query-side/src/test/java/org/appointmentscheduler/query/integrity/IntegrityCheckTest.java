package org.appointmentscheduler.query.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import org.appointmentscheduler.query.QuerySideTest;
import org.appointmentscheduler.query.Stage;
import org.appointmentscheduler.query.integrity.Fault.Kind;
import org.appointmentscheduler.query.integrity.IntegrityCheck.Progress;
import org.appointmentscheduler.query.rules.RuleWalk;
import org.appointmentscheduler.query.rules.Violation;
import org.appointmentscheduler.query.sealing.Seal;
import org.appointmentscheduler.query.sealing.SealedHistory;
import org.appointmentscheduler.query.sealing.VerificationKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import tools.jackson.databind.json.JsonMapper;

@QuerySideTest
@DirtiesContext // The views cannot read what is written here, and try again for a while.
class IntegrityCheckTest {

    private static final Progress UNTOLD = (_, _, _) -> {};

    @Autowired
    JdbcClient database;

    @Autowired
    Stage stage;

    @Autowired
    RuleWalk rules;

    private SealedHistory history;
    private final List<Seal> seals = new ArrayList<>();

    /** Positions 1 to 20 without 7 and 13, in four seals. */
    @BeforeEach
    void aSealedHistory() {
        stage.clear();
        history = SealedHistory.begin(database);
        LongStream.rangeClosed(1, 20)
                .filter(position -> position != 7 && position != 13)
                .forEach(position -> {
                    history.happens(position);
                    if (position % 5 == 0) {
                        seals.addAll(history.seal());
                    }
                });
    }

    private IntegrityReport check(VerificationKey... trusted) {
        return checking(trusted).checkAll(null, UNTOLD);
    }

    private IntegrityCheck checking(VerificationKey... trusted) {
        return trusted.length == 0
                ? IntegrityCheck.believing(database, rules, List.of())
                : IntegrityCheck.trusting(database, rules, List.of(trusted));
    }

    @Test
    void findsNothingWhereNothingWasDone() {
        history.happens(21);
        var report = check(history.key());
        assertThat(report.sound()).isTrue();
        assertThat(report.fault()).isNull();
        assertThat(report.seals()).isEqualTo(4);
        assertThat(report.events()).isEqualTo(18);
        assertThat(report.sealedTo()).isEqualTo(20);
        assertThat(report.head()).isEqualTo(21);
        assertThat(check().sound()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            update domain_event_entry set payload = '{"n":2}' where global_index in (9, 14) | 9 | CHANGED | 2
            update domain_event_entry set meta_data = '{ }' where global_index = 20 | 20 | CHANGED | 4
            update domain_event_entry set time_stamp = '2030-06-10T08:00:01Z' where global_index = 1 | 1 | CHANGED | 1
            update domain_event_entry set payload_revision = '' where global_index = 3 | 3 | CHANGED | 1
            delete from domain_event_entry where global_index = 11 | 11 | DELETED | 3
            delete from domain_event_entry where global_index = 15 | 15 | DELETED | 3
            delete from domain_event_entry where global_index > 17 | 18 | DELETED | 4
            delete from domain_event_entry | 1 | DELETED | 1
            update domain_event_entry set global_index = 7 where global_index = 8 | 7 | INSERTED | 2
            update domain_event_entry set global_index = 13 where global_index = 12 | 12 | DELETED | 3
            update domain_event_entry set global_index = -1 where global_index = 2 | -1 | INSERTED | 1
            delete from seal where number = 2 | 6 | SEAL_MISSING | 2
            update seal set number = 5 where number = 4 | 16 | SEAL_MISSING | 4
            update seal set root = previous where number = 3 | 11 | SEAL_FORGED | 3
            update seal set sealed_at = '2030-06-10T07:00:00Z' where number = 3 | 11 | SEAL_FORGED | 3
            update seal set sealed_events = (select sealed_events from seal where number = 1) where number = 3 | 11 | SEAL_BROKEN | 3
            update seal set sealed_events = X'00' where number = 3 | 11 | SEAL_BROKEN | 3
            update seal set sealed_at = 'noon' where number = 3 | 11 | SEAL_FORGED | 3
            update seal set signature = 'x' where number = 3 | 11 | SEAL_FORGED | 3
            update seal_key set public_key = '?' | 1 | SEAL_FORGED | 1
            delete from seal_key | 1 | SEAL_FORGED | 1""")
    void namesTheFirstBadPosition(String tampering, long position, Kind kind, long seal) {
        history.sql(tampering);
        var report = check();
        assertThat(report.sound()).isFalse();
        assertThat(report.fault()).isNotNull();
        assertThat(report.fault())
                .extracting(Fault::position, Fault::kind, Fault::seal)
                .containsExactly(position, kind, seal);
        assertThat(report.next()).isNull();
    }

    @Test
    void namesTheFirstOfTwoThatWereSwapped() {
        history.sql("update domain_event_entry set global_index = 7 where global_index = 12");
        history.sql("update domain_event_entry set global_index = 12 where global_index = 6");
        history.sql("update domain_event_entry set global_index = 6 where global_index = 7");
        assertThat(check().fault()).extracting(Fault::position, Fault::kind).containsExactly(6L, Kind.CHANGED);
    }

    /** Who has the database has all but the key: they can begin a history of their own, signed with their own. */
    @Test
    void aHistoryThatOthersSealedAnewIsFoundByTheKey() {
        var trusted = history.key();
        history.sql("update domain_event_entry set payload = '{}' where global_index = 4");
        history.sql("delete from seal");
        new SealedHistory(database).seal();
        assertThat(check().sound()).as("by the keys the database names").isTrue();
        var believing =
                IntegrityCheck.believing(database, rules, List.of(trusted)).checkAll(null, UNTOLD);
        assertThat(believing.sound()).isTrue();
        assertThat(believing.unvouched()).isEqualTo(believing.seals()).isPositive();
        assertThat(check(trusted).fault())
                .extracting(Fault::position, Fault::kind)
                .containsExactly(1L, Kind.SEAL_FORGED);
    }

    /** Nodes may each have a key of their own. */
    @Test
    void countsTheSealsThatOnlyTheDatabaseVouchesFor() {
        history.happens(21);
        new SealedHistory(database).seal();
        var report = IntegrityCheck.believing(database, rules, List.of(history.key()))
                .checkAll(null, UNTOLD);
        assertThat(report.sound()).isTrue();
        assertThat(report.seals()).isEqualTo(5);
        assertThat(report.unvouched()).isEqualTo(1);
        assertThat(report.keys()).hasSize(2).startsWith(history.key());
        assertThat(check().unvouched()).isEqualTo(5);
    }

    @Test
    void aHistoryThatWasCutOffIsFoundByWhatWasPublished(@TempDir Path directory) throws IOException {
        var published = directory.resolve("published");
        var json = new JsonMapper();
        Files.write(published, seals.stream().map(json::writeValueAsString).toList());
        assertThat(checking().checkAll(published, UNTOLD).sound()).isTrue();

        history.sql("delete from domain_event_entry where global_index > 10");
        history.sql("delete from seal where number > 2");
        assertThat(check().sound()).isTrue();
        assertThat(checking().checkAll(published, UNTOLD).fault())
                .extracting(Fault::position, Fault::kind, Fault::seal)
                .containsExactly(11L, Kind.SEAL_MISSING, 3L);

        history.happens(11);
        new SealedHistory(database).seal();
        assertThat(checking().checkAll(published, UNTOLD).fault())
                .extracting(Fault::position, Fault::kind, Fault::seal)
                .containsExactly(11L, Kind.SEAL_FORGED, 3L);
    }

    @Test
    void goesOnWhereItLeftOff() {
        var check = checking();
        history.sql("update domain_event_entry set payload = '{}' where global_index = 14");
        var first = check.check(Place.BEGINNING, () -> true);
        assertThat(first.sound()).isTrue();
        assertThat(first.seals()).isEqualTo(1);
        assertThat(first.sealedTo()).isEqualTo(5);
        assertThat(place(first)).isEqualTo(Place.behindSeal(1));
        var rest = check.check(place(first), () -> false);
        assertThat(rest.fault()).extracting(Fault::position).isEqualTo(14L);
        assertThat(rest.next()).isNull();
        assertThat(place(check.check(Place.behindSeal(4), () -> true))).isEqualTo(Place.BEHIND_THE_SEALS);
        assertThat(check.check(Place.behindSeal(4), () -> false).next()).isNull();
        assertThat(check.check(Place.behindSeal(17), () -> false).fault())
                .extracting(Fault::kind)
                .isEqualTo(Kind.SEAL_MISSING);
    }

    private static Place place(IntegrityReport report) {
        return Place.of(Objects.requireNonNull(report.next()));
    }

    @Test
    void judgesTheStreamsOnceAllSealsAreChecked() {
        var report = check();
        assertThat(report.streams()).isEqualTo(18);
        assertThat(report.streamEvents()).isEqualTo(18);
        assertThat(report.unjudged()).as("of no version known here").isEqualTo(18);
        var stream = history.happens(21);
        history.happens(22, stream, 2);
        assertThat(check().fault())
                .isEqualTo(new Fault(22, Kind.SEQUENCE_HOLE, null, "Event 1 of the stream is not there.", stream));
    }

    @Test
    void canNameEveryViolation() {
        assertThat(Violation.Kind.values())
                .allSatisfy(kind -> assertThat(Fault.of(new Violation(kind, 1, "x", "y"))
                                .kind()
                                .name())
                        .isEqualTo(kind.name()));
    }

    @Test
    void isAskedForOverHttp() {
        var answer = Stage.json(stage.get("/api/admin/integrity"));
        assertThat(answer.get("sound").asBoolean()).isTrue();
        assertThat(answer.get("next").isNull()).isTrue();
        assertThat(answer.get("streams").asLong()).isEqualTo(18);
        assertThat(stage.get("/api/admin/integrity?after=1")).hasStatus(400);
        history.sql("delete from domain_event_entry where global_index = 11");
        var fault = Stage.json(stage.get(
                        "/api/admin/integrity?after=" + Place.behindSeal(1).encoded()))
                .get("fault");
        assertThat(fault.get("position").asLong()).isEqualTo(11);
        assertThat(fault.get("kind").asString()).isEqualTo("deleted");
        assertThat(fault.has("stream")).isFalse();
    }
}
