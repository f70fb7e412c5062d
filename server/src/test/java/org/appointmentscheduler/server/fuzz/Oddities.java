package org.appointmentscheduler.server.fuzz;

import java.util.List;
import java.util.random.RandomGenerator;

/** What nobody asked for. */
record Oddities(RandomGenerator random) {

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "null",
            "undefined",
            "-1",
            "0",
            "1",
            "true",
            "ﬀ",
            "e\u0301",
            "😀",
            "\u202Eabc",
            "\uFEFF",
            "\uFFFF",
            "a\u0000b",
            "\uD800",
            "\uDC00x",
            "a\nb",
            "\u007f",
            "x".repeat(201),
            "x".repeat(1_001),
            "ü".repeat(9_000),
            "' or 1=1 --",
            "\"; drop table account; --",
            "<script>alert(1)</script>",
            "${jndi:ldap://127.0.0.1/x}",
            "#{T(java.lang.Runtime)}",
            "../../etc/passwd",
            "%00",
            "%2e%2e%2f",
            "http://169.254.169.254/latest/meta-data",
            "file:///etc/passwd",
            "a@b",
            "a@b@c.org",
            "me@[127.0.0.1]",
            "2026-02-30T09:00:00Z",
            "2030-06-10T09:00:00",
            "2030-06-10T09:00:00+14:00",
            "2030-06-10T09:07:00Z",
            "1999-12-31T23:59:59Z",
            "2100-12-31T23:45:00Z",
            "9999-12-31T23:59:59Z",
            "-999999999-01-01T00:00:00Z",
            "PT0S",
            "PT15M",
            "-PT15M",
            "PT12H15M",
            "PT999999999999H",
            "P1Y",
            "00000000-0000-0000-0000-000000000000",
            "ffffffff-ffff-ffff-ffff-ffffffffffff",
            "01890000-0000-7000-8000-000000000000",
            "0-0-0-0-0",
            "europe/berlin",
            "UTC",
            "Etc/GMT+14",
            "appt_0123456789abcdef_" + "x".repeat(43),
            "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZG1pbjoxIn0.");

    private static final List<String> LITERALS = List.of(
            "null",
            "true",
            "false",
            "0",
            "-0",
            "-1",
            "1.5",
            "1e400",
            "-1e-400",
            "2147483648",
            "9223372036854775808",
            "123456789012345678901234567890",
            "[]",
            "{}",
            "[null]",
            "[[]]",
            "[{},{}]",
            "{\"id\":\"x\"}",
            "{\"a\":{\"a\":{\"a\":[]}}}",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"\\uDFFF\\uD800\"",
            "[" + "1,".repeat(1_100) + "1]",
            "{\"\":1}",
            "{\"__proto__\":1}");

    private static final List<String> NAMES = List.of(
            "id",
            "status",
            "clientId",
            "providerId",
            "actor",
            "role",
            "scopes",
            "admin",
            "expiresAt",
            "position",
            "version",
            "",
            "a/b~c",
            "__proto__",
            "$where",
            "class",
            "x".repeat(300),
            "ü");

    String text() {
        return any(TEXTS);
    }

    /** Any JSON, as it is written. */
    String literal() {
        return any(LITERALS);
    }

    /** A member that most objects have not. */
    String name() {
        return any(NAMES);
    }

    <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    boolean happens(double probability) {
        return random.nextDouble() < probability;
    }
}
