package org.appointmentscheduler.server;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.MethodCallTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.RestController;

/** What the compiler cannot say about who may know whom. */
class BoundariesTest {

    private static final String API = "org.appointmentscheduler.api..";
    private static final String COMMAND = "org.appointmentscheduler.command..";
    private static final String QUERY = "org.appointmentscheduler.query..";
    private static final String SERVER = "org.appointmentscheduler.server..";

    /** What one feature of a side, or the server, needs of another. Everything else is package-private. */
    private static final Set<String> DOORS = Set.of(
            "command.CommandSide",
            "command.appointment.Reservations",
            "command.calendar.Claimant",
            "command.calendar.ProviderDays",
            "command.messaging.ActorParameters",
            "command.messaging.Answer",
            "command.messaging.Commands",
            "command.messaging.Durability",
            "command.messaging.Identifiers",
            "command.messaging.LostRace",
            "command.messaging.NotProved",
            "command.messaging.OutcomeUnknown",
            "command.messaging.PersonalStates",
            "command.messaging.PlainFrom",
            "command.messaging.Recollection",
            "command.messaging.Rejected",
            "command.messaging.RequestMetaData",
            "command.messaging.TwoStores",
            "command.messaging.UnknownEvent",
            "command.messaging.Writes",
            "command.quota.HoldQuotas",
            "command.registration.GuessablePasswords",
            "command.registration.HardToGuess",
            "command.registration.Logins",
            "command.registration.Passwords",
            "command.registration.Registrations",
            "command.registration.Traces",
            "query.QuerySide",
            "query.appointment.Appointments",
            "query.directory.Directory",
            "query.history.CloudEvent",
            "query.history.EventQueries",
            "query.history.EventTypes",
            "query.history.EventWriters",
            "query.history.HistoryAccess",
            "query.history.PastStreams",
            "query.history.SettledPositions",
            "query.integrity.Fault",
            "query.integrity.IntegrityCheck",
            "query.integrity.IntegrityReport",
            "query.integrity.Proof",
            "query.integrity.ProofCheck",
            "query.live.FinalPosition",
            "query.live.LastEventId",
            "query.live.LiveAnswers",
            "query.live.LiveSource",
            "query.live.NoPlace",
            "query.projection.Coverage",
            "query.projection.NodeView",
            "query.projection.ProjectionAdministration",
            "query.projection.Rows",
            "query.reading.Chronological",
            "query.reading.Cursor",
            "query.reading.IdentifierCursor",
            "query.reading.Identifiers",
            "query.reading.Limit",
            "query.reading.OpaqueText",
            "query.reading.Page",
            "query.reading.Refused",
            "query.reading.TimeSpans",
            "query.reading.Versioned",
            "query.reconciliation.ComparedViews",
            "query.reconciliation.FoldedView",
            "query.reconciliation.Played",
            "query.reconciliation.Round",
            "query.reconciliation.RowsInMemory",
            "query.rules.RuleWalk",
            "query.rules.ShownViews",
            "query.rules.Violation",
            "query.sealing.EventRow",
            "query.sealing.EventRows",
            "query.sealing.MerkleTree",
            "query.sealing.OwnKey",
            "query.sealing.Seal",
            "query.sealing.SealedEvents",
            "query.sealing.Seals",
            "query.sealing.VerificationKey");

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.appointmentscheduler");

    @Test
    void theSidesDoNotKnowEachOther() {
        noClasses()
                .that()
                .resideInAPackage(COMMAND)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(QUERY, SERVER)
                .check(MAIN);
        noClasses()
                .that()
                .resideInAPackage(QUERY)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(COMMAND, SERVER)
                .check(MAIN);
    }

    @Test
    void theSharedLanguageIsPlain() {
        classes()
                .that()
                .resideInAPackage(API)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        API,
                        "java..",
                        "javax.crypto..",
                        "org.jspecify.annotations..",
                        "com.fasterxml.jackson.annotation..",
                        "org.axonframework.modelling.command..")
                .check(MAIN);
    }

    @Test
    void onlyTheDoorsAreOpen() {
        classes()
                .that()
                .resideInAnyPackage(COMMAND, QUERY)
                .and(not(describe(
                        "are doors", type -> DOORS.contains(type.getName().replace("org.appointmentscheduler.", "")))))
                .and(not(describe(
                        "are parts of doors", type -> type.getEnclosingClass().isPresent())))
                .and(not(nameMatching(".*package-info")))
                .should()
                .notBePublic()
                .check(MAIN);
        assertThat(DOORS).allMatch(door -> MAIN.contain("org.appointmentscheduler." + door));
    }

    @Test
    void nobodyAsksTheWallClock() {
        noClasses()
                .that(not(describe("make the one clock", type -> type.isEquivalentTo(SchedulerApplication.class))))
                .should()
                .callMethodWhere(describe("asks the wall clock", BoundariesTest::asksTheWallClock))
                .orShould()
                .callConstructor(java.util.Date.class)
                .check(MAIN);
    }

    /** What is written then is written in no transaction, or in one of its own. */
    @Test
    void nobodyWritesForHimselfWhenACommandCommits() {
        noClasses()
                .that()
                .resideInAPackage("org.appointmentscheduler.command..")
                .should()
                .callMethodWhere(
                        describe("waits for the commit", call -> call.getName().matches("onPrepareCommit|onCommit")))
                .check(MAIN);
    }

    /** They cannot leave their carriers while they load a class, and may wait for each other for ever. */
    @Test
    void nobodyStartsAVirtualThread() {
        noClasses()
                .should()
                .callMethodWhere(describe(
                        "starts a virtual thread",
                        call -> call.getName().matches("ofVirtual|startVirtualThread|newVirtualThreadPerTaskExecutor")))
                .check(MAIN);
    }

    private static boolean asksTheWallClock(JavaMethodCall call) {
        MethodCallTarget target = call.getTarget();
        var owner = target.getOwner();
        var takesNoClock =
                target.getRawParameterTypes().stream().noneMatch(type -> type.isEquivalentTo(java.time.Clock.class));
        return owner.getPackageName().startsWith("java.time")
                        && target.getName().equals("now")
                        && takesNoClock
                || owner.isEquivalentTo(java.time.Clock.class)
                        && target.getName().matches("system.*|tick.*")
                || owner.isEquivalentTo(System.class) && target.getName().equals("currentTimeMillis");
    }

    @Test
    void controllersTouchOnlyTheirGateways() {
        noClasses()
                .that()
                .areAnnotatedWith(RestController.class)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "org.springframework.jdbc..", "jakarta.persistence..")
                .orShould()
                .dependOnClassesThat(nameMatching(".*Projection"))
                .check(MAIN);
    }

    @Test
    void theRulesKnowNeitherTheWebNorADatabase() {
        DescribedPredicate<JavaClass> rules = describe(
                "hold the rules",
                type -> Set.of(
                                "Appointment",
                                "Reservations",
                                "SlotRules",
                                "ClientHolds",
                                "HoldQuotas",
                                "ProviderDay",
                                "Claim",
                                "Share",
                                "DayShares",
                                "ProviderDays",
                                "Calendar")
                        .contains(type.getSimpleName()));
        noClasses()
                .that()
                .resideInAPackage(COMMAND)
                .and(rules)
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "org.springframework.web..",
                        "org.springframework.http..",
                        "org.springframework.jdbc..",
                        "jakarta..",
                        "java.sql.."))
                .check(MAIN);
    }

    /** A command that waits for another must give up in time; see Turns. */
    @Test
    void aggregatesAreNotWaitedForForEver() {
        var aggregates = MAIN.stream()
                .filter(type -> type.isAnnotatedWith(Aggregate.class))
                .toList();
        assertThat(aggregates).isNotEmpty();
        assertThat(aggregates)
                .allSatisfy(type -> assertThat(
                                type.getAnnotationOfType(Aggregate.class).lockFactory())
                        .isEqualTo("turns"));
    }

    @Test
    void everyPackageHasSaidWhatMayBeNull() {
        assertThat(MAIN.stream()
                        .filter(type -> !type.getName().endsWith("package-info"))
                        .map(JavaClass::getPackageName)
                        .distinct()
                        .filter(name -> !MAIN.contain(name + ".package-info")
                                || !MAIN.get(name + ".package-info").isAnnotatedWith(NullMarked.class)))
                .isEmpty();
    }
}
