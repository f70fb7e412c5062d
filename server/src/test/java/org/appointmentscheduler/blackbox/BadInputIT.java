package org.appointmentscheduler.blackbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.appointmentscheduler.blackbox.Times.at;
import static org.appointmentscheduler.blackbox.Times.quarters;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.net.http.HttpRequest.BodyPublishers;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Whatever comes in, the caller is told everything that is wrong with it, and nothing happens. */
@OnEveryEngine
class BadInputIT {

    private static final String UNKNOWN = "01890000-0000-7000-8000-000000000000";
    private static final String FUNNEL = "/api/analytics/funnel";
    private static final String RESERVE = "/api/appointments/reserve";
    private static final String PUBLISH = "/api/appointments/availability";
    private static final String WITHDRAW = PUBLISH + "/withdraw";
    private static final String LONG_NAME = "x".repeat(10_000);

    private final SharedApp shared;
    private final Api api;
    private final String client;
    private final String provider;
    private final long position;
    private final Map<String, Integer> rows;
    private final int logLength;

    BadInputIT(Engine engine) throws SQLException {
        shared = SharedApp.on(engine);
        api = shared.api();
        client = api.newClient();
        provider = api.newProvider();
        api.publish(provider, at(3, "09:00"), at(3, "12:00")).is(201);
        position = api.position();
        rows = countRows();
        logLength = shared.app().log().length();
    }

    @AfterEach
    void nothingHasHappened() throws SQLException {
        assertThat(api.events(position)).isEmpty();
        assertThat(countRows()).isEqualTo(rows);
        assertThat(shared.app().log().substring(logLength)).doesNotContain(" ERROR ", "\tat ");
    }

    @TestFactory
    Stream<DynamicTest> bodiesThatAreNoObject() {
        return Stream.of(
                        "",
                        " ",
                        "{",
                        "}",
                        "[]",
                        "null",
                        "1",
                        "\"x\"",
                        "{}{}",
                        "{} x",
                        "{'a': 1}",
                        "{\"a\": 01}",
                        "{,}",
                        "NaN",
                        "<xml/>",
                        "clientId=1",
                        "\u0000",
                        "[".repeat(5_000),
                        "{\"a\":".repeat(3_000),
                        "// comment\n{}",
                        "{\"clientId\": \"a\",}",
                        "{\"clientId\": \"\\x\"}",
                        "{\"clientId\": \"a\nb\"}")
                .map(body -> dynamicTest(shortened(body), () -> {
                    for (var path : List.of(RESERVE, PUBLISH, "/api/clients", "/api/appointments/confirm")) {
                        api.post(path, body).isMalformed("");
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> reservations() {
        return Stream.of(
                reserve("nothing", "{}", "/clientId", "/providerId", "/start"),
                reserve(
                        "nulls",
                        "{'clientId':null,'providerId':null,'start':null,'duration':null}",
                        "/clientId",
                        "/providerId",
                        "/start"),
                reserve("unknown field", reservation("'serviceId':'x'"), "/serviceId"),
                reserve("unknown fields", reservation("'a':1,'b/c~d':[{}]"), "/a", "/b~1c~0d"),
                reserve("other case", reservation("'Start':'x'"), "/Start"),
                reserve("a field twice", reservation("'clientId':'x'"), "/clientId"),
                reserve(
                        "numbers",
                        "{'clientId':1,'providerId':2,'start':1796119200,'duration':15}",
                        "/clientId",
                        "/providerId",
                        "/start",
                        "/duration"),
                reserve(
                        "structures",
                        "{'clientId':{},'providerId':[],'start':{'a':1},'duration':['PT15M']}",
                        "/clientId",
                        "/providerId",
                        "/start",
                        "/duration"),
                reserve(
                        "truth",
                        "{'clientId':true,'providerId':false,'start':true,'duration':true}",
                        "/clientId",
                        "/providerId",
                        "/start",
                        "/duration"),
                reserve("huge number", "{'clientId':1e999999999,'providerId':'x','start':9e99}", "/clientId", "/start"),
                reserve(
                        "everything at once",
                        "{'clientId':7,'start':'tomorrow','duration':'long','note':'x'}",
                        "/clientId",
                        "/providerId",
                        "/start",
                        "/duration",
                        "/note"),
                reserve(
                        "empty",
                        "{'clientId':'','providerId':' ','start':'','duration':''}",
                        "/clientId",
                        "/providerId",
                        "/start",
                        "/duration"));
    }

    @TestFactory
    Stream<DynamicTest> times() {
        return Stream.of(
                        "2026-12-01T09:00:00",
                        "2026-12-01",
                        "2026-12-01T09:00Z",
                        "2026-02-30T09:00:00Z",
                        "2027-02-29T09:00:00Z",
                        "2026-13-01T09:00:00Z",
                        "2026-12-01T24:00:00Z",
                        "2026-12-01T25:00:00Z",
                        "2026-12-01T09:60:00Z",
                        "2026-12-01T09:00:60Z",
                        "2026-12-01T09:00:00+25:00",
                        "2026-12-01T09:00:00+01",
                        "2026-12-01T09:00:00 Z",
                        "2026-12-01T09:00:00Z[Europe/Berlin]",
                        "1999-12-31T23:45:00Z",
                        "2101-01-01T00:00:00Z",
                        "+1000000000-12-31T23:45:00Z",
                        "-0001-01-01T00:00:00Z",
                        "0000-00-00T00:00:00Z",
                        "now",
                        "1796119200",
                        "２０２６-12-01T09:00:00Z",
                        "2026-12-01T09:00:00.Z",
                        "2026-12-01T09:00:00.0000000000Z",
                        "2026-335T09:00:00Z")
                .map(time -> dynamicTest(time, () -> {
                    api.post(RESERVE, Api.json(Map.of("clientId", client, "providerId", provider, "start", time)))
                            .isMalformed("/start");
                    api.post(
                                    PUBLISH,
                                    Api.json(Map.of(
                                            "providerId",
                                            provider,
                                            "ranges",
                                            List.of(Map.of("start", time, "end", time)))))
                            .isMalformed("/ranges/0/start", "/ranges/0/end");
                    api.get("/api/appointments?from=" + Api.encode(time)).isMalformed("/from");
                    api.get("/api/providers/" + provider + "/availability?from=%s&to=%1$s".formatted(Api.encode(time)))
                            .isMalformed("/from", "/to");
                }));
    }

    @TestFactory
    Stream<DynamicTest> durations() {
        var start = at(3, "09:00");
        var malformed = Stream.of("15", "15m", "PT", "P", "P1M", "P1Y", "PT1.5H", "pt15x", "PT9999999999999999999H")
                .map(text -> dynamicTest(text, () -> {
                    api.post(RESERVE, reservation("'duration':'" + text + "'").replace('\'', '"'))
                            .isMalformed("/duration");
                    api.get("/api/appointments?duration=" + text).isMalformed("/duration");
                }));
        var refused = Stream.of(
                        "PT0S", "PT20M", "PT13H", "PT12H15M", "-PT15M", "PT-15M", "PT15M0.000000001S", "P1D", "PT1S")
                .map(text -> dynamicTest(text, () -> {
                    api.post(
                                    RESERVE,
                                    Map.of(
                                            "clientId",
                                            client,
                                            "providerId",
                                            provider,
                                            "start",
                                            start.toString(),
                                            "duration",
                                            text))
                            .isProblem(422, "not-on-grid");
                    api.get("/api/appointments?duration=" + text).isProblem(422, "not-on-grid");
                }));
        return Stream.concat(malformed, refused);
    }

    @TestFactory
    Stream<DynamicTest> identifiers() {
        return Stream.of(
                        UNKNOWN,
                        "x",
                        "1",
                        "null",
                        "-",
                        "' or 1=1 --",
                        "01890000-0000-7000-8000-00000000000g",
                        "x".repeat(900),
                        "../clients",
                        "${jndi:ldap://x}",
                        "😀",
                        "01890000000070008000000000000000",
                        "0-0-0-0-0")
                .map(id -> dynamicTest(shortened(id), () -> {
                    var start = at(3, "09:00").toString();
                    api.post(RESERVE, Map.of("clientId", id, "providerId", provider, "start", start))
                            .isProblem(404, "client-not-found");
                    api.post(RESERVE, Map.of("clientId", client, "providerId", id, "start", start))
                            .isProblem(404, "provider-not-found");
                    api.confirm(id, client).isProblem(404, "appointment-not-found");
                    api.publish(id, at(3, "09:00"), at(3, "10:00")).isProblem(404, "provider-not-found");
                    api.withdraw(id, at(3, "09:00"), at(3, "10:00")).isProblem(404, "provider-not-found");
                    if (id.length() > 100 || id.contains("/")) {
                        return;
                    }
                    var path = Api.encode(id).replace("+", "%20");
                    api.get("/api/appointments?providerId=" + path).isProblem(404, "provider-not-found");
                    api.get("/api/appointments/" + path).isProblem(404, "appointment-not-found");
                    api.get("/api/appointments/" + path + "/history").isProblem(404, "appointment-not-found");
                    api.get("/api/clients/" + path).isProblem(404, "client-not-found");
                    api.get("/api/clients/" + path + "/appointments").isProblem(404, "client-not-found");
                    api.get("/api/providers/" + path).isProblem(404, "provider-not-found");
                    api.get("/api/providers/" + path + "/availability").isProblem(404, "provider-not-found");
                    api.get("/api/providers/" + path + "/appointments").isProblem(404, "provider-not-found");
                    for (var command : List.of("confirm", "release")) {
                        api.post("/api/appointments/" + path + "/" + command, Map.of("clientId", client))
                                .isProblem(404, "appointment-not-found");
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> ranges() {
        var nine = at(3, "09:00");
        var ten = at(3, "10:00");
        var range = "{'start':'%s','end':'%s'}";
        var good = range.formatted(nine, ten);
        return Stream.of(
                publish("no ranges", "", "/ranges"),
                publish("missing", null, "/ranges"),
                publish("reversed", range.formatted(ten, nine), "/ranges/0/end"),
                publish("empty", range.formatted(ten, ten), "/ranges/0/end"),
                publish(
                        "reversed and empty",
                        good + "," + range.formatted(ten, nine) + "," + range.formatted(nine, nine),
                        "/ranges/1/end",
                        "/ranges/2/end"),
                publish("null", good + ",null", "/ranges/1"),
                publish(
                        "reversed, half, and of another shape",
                        range.formatted(ten, nine) + ",{'end':'%s'},{'start':1,'end':'x'}".formatted(ten),
                        "/ranges/0/end",
                        "/ranges/1/start",
                        "/ranges/2/start",
                        "/ranges/2/end"),
                publish("text", "'09:00-10:00'", "/ranges/0"),
                publish("without end", "{'start':'%s'}".formatted(nine), "/ranges/0/end"),
                publish("with a zone", "{'start':'%s','end':'%s','zone':'UTC'}".formatted(nine, ten), "/ranges/0/zone"),
                publish("a century", range.formatted(nine, "2100-12-31T00:00:00Z"), "/ranges"),
                publish(
                        "too many",
                        Stream.generate(() -> good.replace("00Z", "00Z"))
                                .limit(1_001)
                                .collect(Collectors.joining(",")),
                        "/ranges"),
                dynamicTest("off the grid", () -> {
                    api.publish(provider, nine.plusSeconds(1), ten).isProblem(422, "not-on-grid");
                    api.publish(provider, nine, ten.plusMillis(1)).isProblem(422, "not-on-grid");
                    api.withdraw(provider, nine, ten.plusSeconds(300)).isProblem(422, "not-on-grid");
                }),
                dynamicTest(
                        "in the past",
                        () -> api.publish(provider, at(-2, "09:00"), at(-2, "10:00"))
                                .isProblem(422, "in-the-past")),
                dynamicTest(
                        "one of two off the grid",
                        () -> api.post(
                                        PUBLISH,
                                        publication(range.formatted(at(5, "09:00"), at(5, "10:00")) + ","
                                                + range.formatted(at(6, "09:05"), at(6, "10:00"))))
                                .isProblem(422, "not-on-grid")),
                dynamicTest(
                        "ten thousand",
                        () -> api.post(
                                        PUBLISH,
                                        publication(IntStream.range(0, 10_000)
                                                .mapToObj(_ -> good)
                                                .collect(Collectors.joining(","))))
                                .isProblem(413, "body-too-large")));
    }

    @TestFactory
    Stream<DynamicTest> people() {
        var name = "'firstName':'Ada','lastName':'L'";
        return Stream.of(
                register("nothing", "/api/clients", "{}", "/firstName", "/lastName"),
                register("nothing", "/api/providers", "{}", "/firstName", "/lastName", "/timeZone"),
                register(
                        "blank names",
                        "/api/clients",
                        "{'firstName':' ','lastName':'\\u2003\\t'}",
                        "/firstName",
                        "/lastName"),
                register(
                        "long names",
                        "/api/clients",
                        "{'firstName':'%s','lastName':'%1$s'}".formatted(LONG_NAME),
                        "/firstName",
                        "/lastName"),
                register(
                        "everything long",
                        "/api/clients",
                        "{%s,'email':'a@%s.org','phone':'%s','timeZone':'%2$s'}"
                                .formatted(name, LONG_NAME, "1".repeat(10_000)),
                        "/email",
                        "/phone",
                        "/timeZone"),
                register("zero character", "/api/clients", "{'firstName':'a\\u0000b','lastName':'L'}", "/firstName"),
                register(
                        "zero character",
                        "/api/providers",
                        "{'firstName':'a','lastName':'\\u0000','timeZone':'Europe/Berlin'}",
                        "/lastName"),
                register(
                        "half a character",
                        "/api/clients",
                        "{'firstName':'a\\ud83d','lastName':'\\ude00'}",
                        "/firstName",
                        "/lastName"),
                register("no e-mail address", "/api/clients", "{%s,'email':'nobody'}".formatted(name), "/email"),
                register("empty e-mail address", "/api/clients", "{%s,'email':''}".formatted(name), "/email"),
                register("no telephone", "/api/clients", "{%s,'phone':'call me'}".formatted(name), "/phone"),
                register("no zone", "/api/clients", "{%s,'timeZone':'Mars/Olympus'}".formatted(name), "/timeZone"),
                register("an offset", "/api/providers", "{%s,'timeZone':'+02:00'}".formatted(name), "/timeZone"),
                register(
                        "a zone in lower case",
                        "/api/providers",
                        "{%s,'timeZone':'europe/berlin'}".formatted(name),
                        "/timeZone"),
                register("numbers", "/api/clients", "{'firstName':1,'lastName':2}", "/firstName", "/lastName"),
                register("an id of one's own", "/api/clients", "{%s,'id':'%s'}".formatted(name, UNKNOWN), "/id"),
                register(
                        "a telephone nobody asks for",
                        "/api/providers",
                        "{%s,'timeZone':'Europe/Berlin','phone':'1'}".formatted(name),
                        "/phone"));
    }

    @TestFactory
    Stream<DynamicTest> parameters() {
        var from = at(3, "00:00");
        var appointments = "/api/clients/" + client + "/appointments";
        var availability = "/api/providers/" + provider + "/availability";
        return Stream.of(
                read("/api/appointments?from=%s&to=%s".formatted(from, from), "/to"),
                read("/api/appointments?from=%s&to=%s".formatted(from, from.minusSeconds(900)), "/to"),
                read("/api/appointments?from=%s&to=%s".formatted(from, from.plusSeconds(62 * 86_400 + 1)), "/to"),
                read("/api/appointments?from=%s&to=%s".formatted(from, from.plusSeconds(63 * 86_400)), "/to"),
                read(
                        "/api/appointments?from=x&to=y&limit=z&duration=d&foo=1",
                        "/from",
                        "/to",
                        "/limit",
                        "/duration",
                        "/foo"),
                read("/api/appointments?from=2026-12-01T09:00:00+01:00", "/from"),
                read("/api/appointments?serviceId=x", "/serviceId"),
                read("/api/appointments?limit=0", "/limit"),
                read("/api/appointments?limit=-1", "/limit"),
                read("/api/appointments?limit=501", "/limit"),
                read("/api/appointments?limit=1.5", "/limit"),
                read("/api/appointments?limit=", "/limit"),
                read("/api/appointments?limit=99999999999999999999", "/limit"),
                read("/api/appointments?limit=0x10", "/limit"),
                read("/api/appointments?limit=1&limit=2", "/limit"),
                read("/api/appointments?after=x", "/after"),
                read("/api/appointments?after=" + "A".repeat(4_000), "/after"),
                read("/api/appointments?after=OTk5OTk5OTk5OTk5OTk5OTk5OSB4", "/after"),
                read("/api/providers?limit=0&after=!", "/limit", "/after"),
                read("/api/providers?offset=5&page=2", "/offset", "/page"),
                read("/api/providers/" + provider + "?verbose=1", "/verbose"),
                read(availability + "?from=%s&to=%s".formatted(from, from), "/to"),
                read(availability + "?from=%s&to=%s".formatted(from, from.plusSeconds(62 * 86_400 + 1)), "/to"),
                read(availability + "?day=1", "/day"),
                read(
                        FUNNEL + "?from=%s&to=%s".formatted(from.plusSeconds(60), from.plusSeconds(3_601)),
                        "/from",
                        "/to"),
                read(FUNNEL + "?from=%s&to=%s&bucket=PT0S".formatted(from, from), "/to", "/bucket"),
                read(FUNNEL + "?from=%s&to=%s".formatted(from, from.plusSeconds(367 * 86_400)), "/to"),
                read(FUNNEL + "?from=%s&to=%s&bucket=PT15M".formatted(from, from.plusSeconds(1_001 * 900)), "/bucket"),
                read(FUNNEL + "?bucket=PT20M", "/bucket"),
                read(FUNNEL + "?bucket=", "/bucket"),
                read(FUNNEL + "?bucket=year&serviceId=x", "/bucket", "/serviceId"),
                read("/api/analytics/demand?bucket=day", "/bucket"),
                read(appointments + "?status=foo", "/status"),
                read(appointments + "?status=HELD", "/status"),
                read(appointments + "?status=", "/status"),
                read(appointments + "?from=%s&to=%s".formatted(from, from), "/to"),
                read(
                        appointments + "?after=x&status=x&limit=0&x=1&from=%s&to=%s".formatted(from, from),
                        "/after",
                        "/status",
                        "/limit",
                        "/x",
                        "/to"),
                read(
                        "/api/appointments?duration=x&limit=501&after=x&from=%s&to=%s".formatted(from, from),
                        "/duration",
                        "/limit",
                        "/after",
                        "/to"),
                read("/api/appointments?limit=0&from=x", "/limit", "/from"),
                read("/api/events?after=-1", "/after"),
                read("/api/events?after=x", "/after"),
                read("/api/events?after=99999999999999999999", "/after"),
                read("/api/events?limit=501&after=x", "/limit", "/after"),
                read("/api/admin/integrity?after=0", "/after"),
                read("/api/admin/integrity?after=17", "/after"),
                read("/api/admin/integrity?after=-1", "/after"),
                read("/api/admin/integrity?after=x", "/after"),
                read("/api/admin/integrity?after=", "/after"),
                read("/api/admin/integrity?after=" + "A".repeat(4_000), "/after"),
                read("/api/admin/integrity?after=c2VhbCAtMQ&limit=1", "/after", "/limit"),
                dynamicTest(
                        "parameters of a command",
                        () -> api.post(
                                        RESERVE + "?dryRun=true",
                                        reservation("'x':1").replace('\'', '"'))
                                .isMalformed("/dryRun", "/x")));
    }

    @Test
    void takesExactlyTheWidestRange() {
        var from = at(3, "00:00");
        api.get("/api/appointments?from=%s&to=%s".formatted(from, from.plusSeconds(62 * 86_400)))
                .is(200);
        api.availability(provider, from, from.plusSeconds(62 * 86_400)).is(200);
        api.get("/api/events?after=" + Long.MAX_VALUE).is(200);
        api.get("/api/events?type=nothing&subject=nothing").is(200);
    }

    /** And so every list there is has a page and an end of it. */
    @TestFactory
    Stream<DynamicTest> pageSizes() {
        return Stream.of(
                        "/api/appointments",
                        "/api/providers",
                        "/api/clients/" + client + "/appointments",
                        "/api/providers/" + provider + "/appointments",
                        "/api/events",
                        "/api/admin/projections")
                .map(list -> dynamicTest(list, () -> {
                    api.get(list + "?limit=1").is(200);
                    api.get(list + "?limit=500").is(200);
                    api.get(list + "?limit=0").isMalformed("/limit");
                    api.get(list + "?limit=501").isMalformed("/limit");
                }));
    }

    /** Nothing of it is published, so taking it back changes nothing. */
    @TestFactory
    Stream<DynamicTest> theMostThatOneRequestMayChange() {
        var years = at(800, "00:00");
        var twoYears = years.plusSeconds(2 * 366 * 86_400L);
        var ranges = IntStream.range(0, 1_001)
                .mapToObj(index -> "{\"start\":\"%s\",\"end\":\"%s\"}"
                        .formatted(quarters(years, index), quarters(years, index + 1)))
                .toList();
        return Stream.of(
                dynamicTest(
                        "two years",
                        () -> api.withdraw(provider, years, twoYears).is(200)),
                dynamicTest(
                        "two years and a quarter of an hour",
                        () -> api.withdraw(provider, years, twoYears.plusSeconds(900))
                                .isMalformed("/ranges")),
                dynamicTest(
                        "a thousand ranges",
                        () -> api.post(WITHDRAW, manyRanges(ranges.subList(0, 1_000)))
                                .is(200)),
                dynamicTest(
                        "one more", () -> api.post(WITHDRAW, manyRanges(ranges)).isMalformed("/ranges")));
    }

    private String manyRanges(List<String> ranges) {
        return "{\"providerId\":\"" + provider + "\",\"ranges\":[" + String.join(",", ranges) + "]}";
    }

    @TestFactory
    Stream<DynamicTest> headers() {
        var nowhere = "/api/appointments/" + UNKNOWN;
        var body = Map.of("clientId", UNKNOWN);
        return Stream.of(
                dynamicTest(
                        "empty key",
                        () -> api.post(nowhere + "/confirm", body, "Idempotency-Key", "")
                                .isMalformed("/Idempotency-Key")),
                dynamicTest(
                        "long key",
                        () -> api.post(nowhere + "/confirm", body, "Idempotency-Key", "k".repeat(256))
                                .isMalformed("/Idempotency-Key")),
                dynamicTest(
                        "longest key",
                        () -> api.post(nowhere + "/confirm", body, "Idempotency-Key", "k".repeat(255))
                                .isProblem(404, "appointment-not-found")),
                dynamicTest(
                        "two keys",
                        () -> api.post(nowhere + "/confirm", body, "Idempotency-Key", "a", "Idempotency-Key", "b")
                                .isMalformed("/Idempotency-Key")),
                dynamicTest(
                        "key and body",
                        () -> api.post(nowhere + "/confirm", "{}", "Idempotency-Key", "")
                                .isMalformed("/Idempotency-Key", "/clientId")),
                dynamicTest(
                        "no entity tag",
                        () -> assertThat(api.post(nowhere + "/confirm", body, "If-Match", "abc")
                                        .status())
                                .isBetween(400, 499)),
                dynamicTest(
                        "huge entity tag",
                        () -> assertThat(api.post(nowhere + "/confirm", body, "If-Match", "\"99999999999999999999\"")
                                        .status())
                                .isBetween(400, 499)),
                dynamicTest(
                        "no token",
                        () -> api.get("/api/appointments", "Consistency-Token", "x")
                                .isMalformed("/Consistency-Token")),
                dynamicTest(
                        "huge token",
                        () -> api.get("/api/appointments", "Consistency-Token", "x@99999999999999999999")
                                .isMalformed("/Consistency-Token")),
                dynamicTest(
                        "token of the future",
                        () -> assertThat(api.get("/api/appointments", "Consistency-Token", UNKNOWN + "@0")
                                        .isProblem(503, "projection-behind")
                                        .has("Retry-After"))
                                .isTrue()),
                type("text/plain"),
                type("application/x-www-form-urlencoded"),
                type("multipart/form-data; boundary=x"),
                type("multipart/form-data"),
                type("application/xml"),
                type("*/*"),
                type("garbage"),
                dynamicTest(
                        "no format at all",
                        () -> api.send(api.request(RESERVE).POST(BodyPublishers.ofString("{}")))
                                .isProblem(415, "unsupported-media-type")),
                dynamicTest(
                        "another format wanted",
                        () -> api.get("/api/providers", "Accept", "application/xml")
                                .isProblem(406, "not-acceptable")),
                dynamicTest(
                        "a command's answer in another format wanted",
                        () -> api.post(
                                        RESERVE,
                                        Map.of(
                                                "clientId",
                                                client,
                                                "providerId",
                                                provider,
                                                "start",
                                                at(3, "09:00").toString()),
                                        "Accept",
                                        "application/xml")
                                .isProblem(406, "not-acceptable")),
                dynamicTest("garbage wanted", () -> {
                    var answer = api.get("/api/providers", "Accept", "garbage");
                    assertThat(answer.status()).as(answer.toString()).isIn(200, 400, 406);
                    answer.assertNoInternals();
                }),
                dynamicTest(
                        "problem wanted",
                        () -> api.get("/api/clients/x", "Accept", "application/xml")
                                .assertNoInternals()));
    }

    @TestFactory
    Stream<DynamicTest> methodsAndPaths() {
        return Stream.concat(
                Stream.of(
                                "PUT " + RESERVE,
                                "DELETE /api/clients/" + UNKNOWN,
                                "PATCH /api/providers/" + UNKNOWN,
                                "DELETE /api/events",
                                "POST /api/events",
                                "PUT /api/clients",
                                "GET /api/admin/projections/calendar/replay",
                                "POST /api/admin/projections")
                        .map(line -> dynamicTest(line, () -> {
                            var words = line.split(" ");
                            var answer = api.send(api.request(words[1], "Content-Type", "application/json")
                                            .method(words[0], BodyPublishers.ofString("{}")))
                                    .isProblem(405, "method-not-allowed");
                            assertThat(answer.has("Allow")).isTrue();
                        })),
                Stream.of(
                                "/api",
                                "/api/nothing",
                                "/api/clients/a/b/c",
                                "/api/clients/",
                                "/nothing",
                                "/favicon.ico",
                                "/error")
                        .map(path -> dynamicTest(path, () -> api.get(path).isProblem(404, "no-such-resource"))));
    }

    @TestFactory
    Stream<DynamicTest> largeBodies() {
        var large = "{\"firstName\":\"" + "x".repeat(65 * 1024) + "\"}";
        return Stream.of(
                dynamicTest(
                        "with a length", () -> api.post("/api/clients", large).isProblem(413, "body-too-large")),
                dynamicTest(
                        "in pieces",
                        () -> api.send(api.request("/api/clients", "Content-Type", "application/json")
                                        .POST(BodyPublishers.ofByteArrays(
                                                List.of(large.getBytes(ISO_8859_1), large.getBytes(ISO_8859_1)))))
                                .isProblem(413, "body-too-large")),
                dynamicTest(
                        "just not too large",
                        () -> api.post("/api/clients", "{\"firstName\":\"x\"}" + " ".repeat(65_536 - 17))
                                .isMalformed("/lastName")),
                dynamicTest(
                        "just too large",
                        () -> api.post("/api/clients", "{\"firstName\":\"x\"}" + " ".repeat(65_537 - 17))
                                .isProblem(413, "body-too-large")),
                dynamicTest(
                        "not UTF-8",
                        () -> api.send(api.request("/api/clients", "Content-Type", "application/json")
                                        .POST(BodyPublishers.ofByteArray(
                                                "{\"firstName\":\"\u00e9\",\"lastName\":\"x\"}".getBytes(ISO_8859_1))))
                                .isMalformed("")));
    }

    /** What no HTTP client would send. */
    @TestFactory
    Stream<DynamicTest> rawRequests() {
        var head = " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n";
        var post = "POST /api/clients" + head + "Content-Type: application/json\r\n";
        return Stream.of(
                        "GET /api/providers/%ZZ" + head + "\r\n",
                        "GET /api/providers/%00" + head + "\r\n",
                        "GET /api/providers/%ff%fe" + head + "\r\n",
                        "GET /api/providers/a%2Fb" + head + "\r\n",
                        "GET /api/providers/a%5Cb" + head + "\r\n",
                        "GET /api/providers/a;b=c" + head + "\r\n",
                        "GET /api/providers\\x" + head + "\r\n",
                        "GET /api/../api/nothing" + head + "\r\n",
                        "GET /../../etc/passwd" + head + "\r\n",
                        "GET /api/%2e%2e/x" + head + "\r\n",
                        "GET //api/nothing" + head + "\r\n",
                        "GET /api/appointments?from=[{" + head + "\r\n",
                        "GET /api/appointments?from=%" + head + "\r\n",
                        "GET /api/appointments?%ff=%fe" + head + "\r\n",
                        "GET /api/appointments?limit=%zz" + head + "\r\n",
                        "GET /api/appointments?=1" + head + "\r\n",
                        "GET /api/appointments?" + "a=1&".repeat(1_500) + head + "\r\n",
                        "GET /api/providers/" + "x".repeat(20_000) + head + "\r\n",
                        "GET /api/nothing" + head + "X-Long: " + "x".repeat(100_000) + "\r\n\r\n",
                        "GET /api/nothing" + head + "X-Many: x\r\n".repeat(500) + "\r\n",
                        "GET /api/nothing" + head + "no colon\r\n\r\n",
                        "GET /api/nothing HTTP/1.1\r\n\r\n",
                        "GET /api/nothing HTTP/9.9\r\nHost: x\r\n\r\n",
                        "GET /api/nothing\u0000" + head + "\r\n",
                        "G(T /api/nothing" + head + "\r\n",
                        "BREW /api/providers" + head + "\r\n",
                        "TRACE /api/providers" + head + "\r\n",
                        "garbage\r\n\r\n",
                        post + "Content-Length: x\r\n\r\n{}",
                        post + "Content-Length: -1\r\n\r\n{}",
                        post + "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}",
                        post + "Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n",
                        post + "Transfer-Encoding: rot13\r\n\r\n{}",
                        post + "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
                        post + "Content-Encoding: gzip\r\nContent-Length: 2\r\n\r\n{}",
                        post + "Content-Length: 2\r\nIdempotency-Key: a\tb\r\n\r\n{}",
                        post + "Content-Length: 2\r\nIdempotency-Key: \u00e9\r\n\r\n{}",
                        post + "Content-Length: 2\r\nExpect: nonsense\r\n\r\n{}")
                .map(request -> dynamicTest(shortened(request), () -> {
                    var answer = RawHttp.send(shared.app().port(), request);
                    assertThat(answer).as(request).matches("(?s)HTTP/1\\.[01] (4\\d\\d|501|505) .*");
                    assertThat(answer)
                            .doesNotContain("\tat ", "Exception", "org.apache", "org.springframework", "<html");
                    if (!answer.endsWith("\r\n\r\n") && !request.startsWith("TRACE")) {
                        assertThat(answer).containsIgnoringCase("content-type: application/problem+json");
                    }
                }));
    }

    private DynamicTest reserve(String name, String body, String... pointers) {
        return dynamicTest(
                name, () -> api.post(RESERVE, body.replace('\'', '"')).isMalformed(pointers));
    }

    /** A good reservation and one thing more. */
    private String reservation(String more) {
        return "{'clientId':'%s','providerId':'%s','start':'%s',%s}".formatted(client, provider, at(3, "09:00"), more);
    }

    private DynamicTest publish(String name, @org.jspecify.annotations.Nullable String ranges, String... pointers) {
        return dynamicTest(name, () -> {
            for (var path : List.of(PUBLISH, PUBLISH + "/withdraw")) {
                api.post(path, ranges == null ? Api.json(Map.of("providerId", provider)) : publication(ranges))
                        .isMalformed(pointers);
            }
        });
    }

    private String publication(String ranges) {
        return "{'providerId':'%s','ranges':[%s]}".formatted(provider, ranges).replace('\'', '"');
    }

    private DynamicTest register(String name, String path, String body, String... pointers) {
        return dynamicTest(
                path + ": " + name,
                () -> api.post(path, body.replace('\'', '"')).isMalformed(pointers));
    }

    private DynamicTest read(String path, String... pointers) {
        return dynamicTest(shortened(path), () -> api.get(path).isMalformed(pointers));
    }

    private DynamicTest type(String contentType) {
        return dynamicTest(
                "as " + contentType,
                () -> api.send(api.request(RESERVE, "Content-Type", contentType).POST(BodyPublishers.ofString("{}")))
                        .isProblem(415, "unsupported-media-type"));
    }

    private Map<String, Integer> countRows() throws SQLException {
        if (shared.installation().engine() == Engine.H2) {
            return Map.of();
        }
        var counts = new java.util.TreeMap<String, Integer>();
        for (var table :
                List.of("person", "idempotency_record", "domain_event_entry", "open_hold", "dead_letter_entry")) {
            counts.put(table, shared.installation().rows(table).size());
        }
        return counts;
    }

    private static String shortened(String text) {
        var printable = text.replaceAll("[^\\x20-\\x7e]", "·");
        return printable.isBlank() ? "nothing" : printable.substring(0, Math.min(60, printable.length()));
    }
}
