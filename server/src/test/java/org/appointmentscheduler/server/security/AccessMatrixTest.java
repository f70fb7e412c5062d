package org.appointmentscheduler.server.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.appointmentscheduler.server.security.Cast.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every operation of the contract, asked by everybody, about what is client A's and provider P's and about what is not
 * there. What client B and provider Q are told about the former is what everybody is told about the latter.
 */
class AccessMatrixTest {

    /** The columns are those of {@link Role}; the second line of an operation is about what is not there. */
    private static final String ROWS = """
            operation                                 anonymous  A    B    P    Q    admin expired foreign
            POST /api/setup                           401        401  401  401  401  401   401     401
            POST /api/tokens                          401        401  401  401  401  401   401     401
            POST /api/sessions                        401        401  401  401  401  401   401     401
            GET /api/sessions/current                 401        401  401  401  401  401   401     401
            POST /api/sessions/current/end            401        401  401  401  401  401   401     401
            POST /api/clients                         201        201  201  201  201  201   401     401
            POST /api/providers                       201        201  201  201  201  201   401     401
            GET /api/appointments                     200        200  200  200  200  200   401     401
            GET /api/slots/explain                    200        200  200  200  200  200   401     401
            GET /api/providers                        401        200  200  200  200  200   401     401
            GET /api/providers/{id}                   401        200  200  200  200  200   401     401
            -                                         401        404  404  404  404  404   401     401
            GET /api/providers/{id}/availability      200        200  200  200  200  200   401     401
            -                                         404        404  404  404  404  404   401     401
            GET /api/providers/{id}/appointments      401        403  403  200  404  200   401     401
            -                                         401        403  403  404  404  404   401     401
            GET /api/clients/{id}                     401        200  404  200  404  200   401     401
            -                                         401        404  404  404  404  404   401     401
            GET /api/clients/{id}/appointments        401        200  404  403  403  200   401     401
            -                                         401        404  404  403  403  404   401     401
            GET /api/clients/{id}/export              401        200  404  403  403  200   401     401
            -                                         401        404  404  403  403  404   401     401
            DELETE /api/clients/{id}/personal-data    401        200  404  403  403  200   401     401
            -                                         401        404  404  403  403  404   401     401
            POST /api/appointments/availability       401        403  403  201  404  201   401     401
            -                                         401        403  403  404  404  404   401     401
            POST /api/appointments/availability/withdraw 401     403  403  200  404  200   401     401
            -                                         401        403  403  404  404  404   401     401
            POST /api/appointments/reserve            401        201  404  403  403  201   401     401
            -                                         401        404  404  403  403  404   401     401
            POST /api/appointments/confirm            401        200  404  403  403  200   401     401
            -                                         401        404  404  403  403  404   401     401
            POST /api/appointments/{id}/confirm       401        200  404  403  403  200   401     401
            -                                         401        404  404  403  403  404   401     401
            POST /api/appointments/{id}/release       401        200  404  403  403  200   401     401
            -                                         401        404  404  403  403  404   401     401
            GET /api/appointments/{id}                401        200  404  200  404  200   401     401
            -                                         401        404  404  404  404  404   401     401
            GET /api/appointments/{id}/history        401        200  404  200  404  200   401     401
            -                                         401        404  404  404  404  404   401     401
            GET /api/appointments/{id}/proof          401        200  404  200  404  200   401     401
            -                                         401        404  404  404  404  404   401     401
            POST /api/appointments/{id}/link          401        201  404  403  403  201   401     401
            -                                         401        404  404  403  403  404   401     401
            POST /api/api-keys                        401        201  201  201  201  201   401     401
            GET /api/api-keys                         401        200  200  200  200  200   401     401
            POST /api/api-keys/{id}/rotate            401        201  404  404  404  404   401     401
            -                                         401        404  404  404  404  404   401     401
            POST /api/api-keys/{id}/revoke            401        200  404  404  404  404   401     401
            -                                         401        404  404  404  404  404   401     401
            GET /api/analytics/{metric}               401        403  403  200  404  200   401     401
            -                                         401        403  403  404  404  404   401     401
            GET /api/events                           401        200  200  200  200  200   401     401
            GET /api/admin/integrity                  401        403  403  403  403  200   401     401
            GET /api/admin/projections                401        403  403  403  403  200   401     401
            POST /api/admin/projections/{name}/replay 401        403  403  403  403  202   401     401
            -                                         401        403  403  403  403  404   401     401
            """;

    @TempDir
    static java.nio.file.Path data;

    private static Cast cast;

    @BeforeAll
    static void begin() {
        cast = Cast.on(data);
    }

    @AfterAll
    static void end() {
        cast.close();
    }

    private record Row(String operation, boolean exists, Map<Role, Integer> expected) {}

    private static Stream<Row> rows() {
        var rows = new ArrayList<Row>();
        var operation = "";
        for (var line : ROWS.lines().skip(1).toList()) {
            var words = line.split(" +");
            var exists = !words[0].equals("-");
            operation = exists ? words[0] + " " + words[1] : operation;
            var statuses = Arrays.copyOfRange(words, words.length - Role.values().length, words.length);
            var expected = new TreeMap<Role, Integer>();
            for (var role : Role.values()) {
                expected.put(role, Integer.parseInt(statuses[role.ordinal()]));
            }
            rows.add(new Row(operation, exists, expected));
        }
        return rows.stream();
    }

    @TestFactory
    Stream<DynamicTest> isOpenToThoseWhoMayAndNobodyElse() {
        return rows().map(row -> dynamicTest(row.operation() + (row.exists() ? "" : " absent"), () -> {
            var answered = new TreeMap<Role, Integer>();
            for (var role : Role.values()) {
                var answer = cast.ask(row.operation(), role, row.exists());
                answered.put(role, answer.status());
                if (answer.status() >= 400) {
                    assertThat(answer.headers("Content-Type")).containsExactly("application/problem+json");
                }
            }
            assertThat(answered).isEqualTo(row.expected());
        }));
    }

    /** An operation that is new must say here to whom it is open. */
    @Test
    void knowsEveryOperationOfTheContract() {
        assertThat(rows().map(Row::operation).distinct()).containsExactlyInAnyOrderElementsOf(cast.operations());
    }

    /** In the very same words, or the difference would tell. */
    @TestFactory
    Stream<DynamicTest> saysOfAnothersWhatItSaysOfNothing() {
        return rows().filter(Row::exists)
                .filter(row -> row.expected().containsValue(404))
                .flatMap(row -> row.expected().entrySet().stream()
                        .filter(cell -> cell.getValue() == 404)
                        .map(cell -> dynamicTest(row.operation() + " " + cell.getKey(), () -> {
                            var foreign = cast.ask(row.operation(), cell.getKey(), true);
                            var absent = cast.ask(row.operation(), cell.getKey(), false);
                            assertThat(withoutIdentifiers(foreign.response().body()))
                                    .isEqualTo(
                                            withoutIdentifiers(absent.response().body()));
                        })));
    }

    /** Whoever knows whose it is, or guesses it, learns no more. */
    @TestFactory
    Stream<DynamicTest> saysItAlsoToWhoeverNamesItsClient() {
        return Stream.of("confirm", "release")
                .map(change -> dynamicTest(change, () -> {
                    var foreign = cast.askInAnothersName(change, true);
                    var absent = cast.askInAnothersName(change, false);
                    assertThat(foreign.status()).isEqualTo(404);
                    assertThat(withoutIdentifiers(foreign.response().body()))
                            .isEqualTo(withoutIdentifiers(absent.response().body()));
                }));
    }

    private static String withoutIdentifiers(String body) {
        return body.replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{16}", "…");
    }
}
