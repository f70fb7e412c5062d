package org.appointmentscheduler.server.fuzz;

import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.appointmentscheduler.server.fuzz.Contract.Operation;
import org.appointmentscheduler.server.fuzz.Request.Header;
import tools.jackson.databind.JsonNode;

/** About a third as the contract wants them, so that there is something to spoil; the others odd in any place. */
final class RandomRequests {

    private static final int LARGE = 70_000;
    private static final double DECENT = 0.35;
    private static final double ODDNESS = 0.12;
    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS");
    private static final List<String> FORMATS = List.of(
            "text/plain",
            "application/xml",
            "application/x-www-form-urlencoded",
            "multipart/form-data",
            "multipart/form-data; boundary=x",
            "application/json; charset=utf-16",
            "application/json; charset=nothing",
            "application/*",
            "application/vnd.x+json",
            "garbage",
            "");
    private static final List<Header> ODD = List.of(
            new Header("X-HTTP-Method-Override", "DELETE"),
            new Header("X-Forwarded-For", "127.0.0.1, " + "1.".repeat(400)),
            new Header("X-Forwarded-Prefix", "//evil.example.org"),
            new Header("X-Original-URL", "/api/admin/projections"),
            new Header("Forwarded", "for=\"[::1]\";proto=https;host=evil.example.org"),
            new Header("Origin", "https://evil.example.org"),
            new Header("Cookie", "JSESSIONID=1; a=b; a=c; \"=;"),
            new Header("Content-Encoding", "gzip"),
            new Header("Accept-Language", "xx, *;q=nonsense"),
            new Header("Accept-Encoding", "br;q=1.0, *;q=0"),
            new Header("If-None-Match", "\"0\", W/\"1\", garbage"),
            new Header("If-Modified-Since", "yesterday"),
            new Header("If-Match", "garbage"),
            new Header("If-Match", "\"99999999999999999999\""),
            new Header("Range", "bytes=0-,5-1,-"),
            new Header("X-Request-Id", "ü" + "x".repeat(200)),
            new Header("traceparent", "00-zz"),
            new Header("tracestate", "=,=".repeat(50)),
            new Header("Idempotency-Key", ""),
            new Header("Idempotency-Key", "k".repeat(256)),
            new Header("Idempotency-Key", "ü"),
            new Header("Consistency-Token", ""),
            new Header("Consistency-Token", "garbage"),
            new Header("Consistency-Token", "@-1"),
            new Header("Consistency-Token", "x@99999999999999999999"),
            new Header("Accept", "garbage"),
            new Header("Accept", "text/html"),
            new Header("Accept", "*/*;q=0"),
            new Header("Accept", "text/event-stream"),
            new Header("Last-Event-ID", "garbage"),
            new Header("Last-Event-ID", "7"),
            new Header("Accept", "application/json;version=" + "1".repeat(2_000)));

    private final List<Operation> operations;
    private final List<List<Header>> callers;
    private final Contract contract;
    private final RandomValues values;
    private final Oddities oddities;

    /** @param callers each with what it sends to say who it is */
    RandomRequests(Contract contract, List<List<Header>> callers, RandomValues values, Oddities oddities) {
        this.operations = contract.operations();
        this.callers = callers;
        this.contract = contract;
        this.values = values;
        this.oddities = oddities;
    }

    Operation operation() {
        return oddities.any(operations);
    }

    Request request(Operation operation) {
        var oddness = oddities.happens(DECENT) ? 0 : ODDNESS;
        var method = oddities.happens(oddness / 4) ? oddities.any(METHODS) : operation.method();
        var schema = contract.bodyOf(operation);
        var headers = new ArrayList<>(oddities.any(callers));
        addHeaders(headers, oddness, method);
        if (!schema.isMissingNode()) {
            headers.add(new Header("Content-Type", format(oddness)));
        }
        var hasBody = !schema.isMissingNode() || oddities.happens(oddness / 2);
        return new Request(
                method,
                path(operation, oddness) + query(operation, oddness),
                headers,
                hasBody ? body(schema, oddness) : new byte[0]);
    }

    private String format(double oddness) {
        return oddities.happens(oddness / 2) ? oddities.any(FORMATS) : "application/json";
    }

    private void addHeaders(List<Header> headers, double oddness, String method) {
        while (oddities.happens(oddness * 2)) {
            headers.add(oddities.any(ODD));
        }
        if (method.equals("POST") && oddities.happens(0.2)) {
            headers.add(new Header(
                    "Idempotency-Key", "key " + oddities.random().nextInt(oddness == 0 ? 1_000_000_000 : 10)));
        }
    }

    private String path(Operation operation, double oddness) {
        var path = new StringBuilder();
        for (var part : operation.path().substring(1).split("/")) {
            var isOdd = oddities.happens(oddness);
            var text = part.startsWith("{")
                    ? isOdd
                            ? oddities.text()
                            : values.identifier(operation.path(), part.substring(1, part.length() - 1))
                    : part;
            path.append('/').append(encode(text));
            if (oddities.happens(oddness / 10)) {
                path.append(oddities.any(List.of(";a=b", "/", "/.", "/%2e%2e", "%20", ".json", "%00")));
            }
        }
        return path.toString();
    }

    private String query(Operation operation, double oddness) {
        var query = new ArrayList<String>();
        for (var reference : operation.description().path("parameters")) {
            var parameter = contract.resolve(reference);
            var name = parameter.get("name").stringValue();
            while (isInQuery(parameter) && oddities.happens(0.4)) {
                var text =
                        oddities.happens(oddness) ? oddities.text() : values.parameter(parameter.get("schema"), name);
                query.add(name + "=" + encode(text));
                if (!oddities.happens(oddness)) {
                    break;
                }
            }
        }
        if (oddities.happens(oddness / 3)) {
            query.add(encode(oddities.name()) + "=" + encode(oddities.text()));
        }
        return query.isEmpty() ? "" : "?" + String.join("&", query);
    }

    private static boolean isInQuery(JsonNode parameter) {
        return parameter.path("in").asString("").equals("query");
    }

    /** A path is encoded as a query would be, but for blanks. */
    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private byte[] body(JsonNode schema, double oddness) {
        var text = schema.isMissingNode() ? oddities.literal() : values.json(schema, "", oddness);
        if (!oddities.happens(oddness)) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        return switch (oddities.random().nextInt(8)) {
            case 0 -> new byte[0];
            case 1 -> text.substring(0, text.length() / 2).getBytes(StandardCharsets.UTF_8);
            case 2 -> (text + " ".repeat(LARGE)).getBytes(StandardCharsets.UTF_8);
            case 3 -> ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8);
            case 4 -> text.getBytes(StandardCharsets.UTF_16);
            case 5 -> (text + oddities.literal()).getBytes(StandardCharsets.UTF_8);
            case 6 -> "{\"a\":".repeat(5_000).getBytes(StandardCharsets.UTF_8);
            default -> withBrokenCharacter(text);
        };
    }

    private static byte[] withBrokenCharacter(String text) {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(text.substring(0, text.length() / 2).getBytes(StandardCharsets.UTF_8));
        bytes.write(0xC3);
        bytes.writeBytes(text.substring(text.length() / 2).getBytes(StandardCharsets.UTF_8));
        return bytes.toByteArray();
    }

    /** All of them, so that a test can say that each had its turn. */
    List<String> names() {
        return StreamSupport.stream(operations.spliterator(), false)
                .map(operation -> operation.method() + " " + operation.path())
                .toList();
    }
}
