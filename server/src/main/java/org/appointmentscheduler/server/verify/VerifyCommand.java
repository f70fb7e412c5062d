package org.appointmentscheduler.server.verify;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.appointmentscheduler.query.integrity.Fault;
import org.appointmentscheduler.query.integrity.IntegrityCheck;
import org.appointmentscheduler.query.integrity.IntegrityReport;
import org.appointmentscheduler.query.integrity.Proof.ProvenEvent;
import org.appointmentscheduler.query.integrity.ProofCheck;
import org.appointmentscheduler.query.rules.RuleWalk;
import org.appointmentscheduler.query.rules.ShownViews;
import org.appointmentscheduler.query.sealing.OwnKey;
import org.appointmentscheduler.query.sealing.VerificationKey;
import org.appointmentscheduler.server.database.Database;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;

/**
 * {@code verify [--key file] [--published file] [settings]} compares the history with its seals and with the rules,
 * reading only;
 * {@code verify --proof file --key file} checks a proof without any database.
 */
public final class VerifyCommand {

    private static final String NAME = "verify";
    private static final int SOUND = 0;
    private static final int BAD = 1;
    private static final int UNKNOWN = 2;

    private final PrintStream out;
    private final Clock clock;

    VerifyCommand(PrintStream out, Clock clock) {
        this.out = out;
        this.clock = clock;
    }

    public static boolean isMeant(String... arguments) {
        return arguments.length > 0 && arguments[0].equals(NAME);
    }

    /** @return 0 when all is as it was sealed and can have happened, 1 when not, 2 when that could not be found out */
    public static int run(Clock clock, String... arguments) {
        return new VerifyCommand(System.out, clock)
                .verify(Arrays.asList(arguments).subList(1, arguments.length));
    }

    int verify(List<String> arguments) {
        try {
            var options = Options.parse(arguments);
            return options.proof() == null ? verifyHistory(options) : verifyProof(options.proof(), options.trusted());
        } catch (Exception e) {
            out.println("Not checked: " + reason(e));
            return UNKNOWN;
        }
    }

    private static String reason(Throwable failure) {
        var cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }

    private int verifyHistory(Options options) throws Exception {
        try (var settings = new SpringApplicationBuilder(NoBeans.class)
                        .web(WebApplicationType.NONE)
                        .run(options.settings().toArray(String[]::new));
                var connection = Database.named(settings.getEnvironment()).connectToRead()) {
            var one = new SingleConnectionDataSource(connection, true);
            var database = JdbcClient.create(one);
            var rules = RuleWalk.through(database, new JdbcTransactionManager(one), clock, ShownViews.UNKNOWN);
            var report = check(options.trusted(), database, rules, settings.getEnvironment())
                    .checkAll(options.published(), new ToldProgress(System.err, System::nanoTime));
            if (report.sound() && report.seals() == 0) {
                throw new IllegalStateException("nothing is sealed, of " + report.head() + " positions");
            }
            tell(report);
            return report.sound() ? SOUND : BAD;
        }
    }

    private static IntegrityCheck check(
            List<VerificationKey> trusted, JdbcClient database, RuleWalk rules, Environment settings) {
        return trusted.isEmpty()
                ? IntegrityCheck.believing(database, rules, OwnKey.find(settings))
                : IntegrityCheck.trusting(database, rules, trusted);
    }

    private void tell(IntegrityReport report) {
        var fault = report.fault();
        out.println(fault == null ? "Sound." : describe(fault));
        out.printf(
                "Checked %d events in %d seals, up to position %d of %d.%n",
                report.events(), report.seals(), report.sealedTo(), report.head());
        out.printf("Judged %d streams with %d events by the rules.%n", report.streams(), report.streamEvents());
        if (report.unjudged() > 0) {
            out.printf("%d of them have events of a later version; use that.%n", report.unjudged());
        }
        report.keys().forEach(key -> out.println("Key " + key.id()));
        if (report.unvouched() > 0) {
            out.printf(
                    "%d seals are signed with keys that only the database names. Name those you trust with --key.%n",
                    report.unvouched());
        }
    }

    private static String describe(Fault fault) {
        return "BAD at position %d (%s%s%s): %s"
                .formatted(
                        fault.position(),
                        fault.kind(),
                        fault.seal() == null ? "" : ", seal " + fault.seal(),
                        fault.stream() == null ? "" : ", stream " + fault.stream(),
                        fault.detail());
    }

    private int verifyProof(Path file, List<VerificationKey> trusted) {
        if (trusted.isEmpty()) {
            throw new IllegalArgumentException("a proof is worth what its key is: name the one you trust with --key");
        }
        var proof = ProofCheck.read(Options.read(file));
        var fault = ProofCheck.firstFault(proof, trusted);
        if (fault.isPresent()) {
            out.println("BAD: " + fault.get());
            return BAD;
        }
        out.println("Proved for appointment " + proof.appointmentId() + ":");
        proof.events().forEach(this::tell);
        out.println(proof.notYetSealed() + " later events are not sealed yet.");
        return SOUND;
    }

    private void tell(ProvenEvent proven) {
        var event = proven.event();
        out.printf(
                "%d %s, recorded %s, sealed %s by seal %d%n",
                event.position(),
                event.payloadType().replaceFirst(".*[.$]", ""),
                event.recordedAt(),
                proven.seal().sealedAt(),
                proven.seal().number());
    }

    /** Only the settings are wanted. */
    @Configuration(proxyBeanMethods = false)
    static class NoBeans {}
}
