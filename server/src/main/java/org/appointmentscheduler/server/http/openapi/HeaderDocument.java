package org.appointmentscheduler.server.http.openapi;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;

/** The headers of requests and answers, described once. */
final class HeaderDocument {

    private static final String TOKEN = "01a20541-eec3-7723-863d-00607c94f694@0";

    private HeaderDocument() {}

    static void addTo(Components components) {
        components
                .addParameters(
                        "Idempotency-Key",
                        parameter(
                                "Idempotency-Key",
                                "Chosen by the client, 1 to 255 printable characters: the same request with the same key is"
                                        + " done once and answered alike, for 24 hours",
                                "6d1f0a7e"))
                .addParameters(
                        "If-Match",
                        parameter(
                                "If-Match",
                                "The ETag that was read: refuse if the appointment has changed since",
                                "\"0\""))
                .addParameters(
                        "Consistency-Token",
                        parameter(
                                "Consistency-Token",
                                "From the answer to a command: wait until its change is visible, at most 2 seconds",
                                TOKEN))
                .addParameters(
                        "Last-Event-ID",
                        parameter(
                                "Last-Event-ID",
                                "With Accept: text/event-stream, the id of the last event that was received: go on after it."
                                        + " It counts more than what the address says",
                                "18"))
                .addHeaders("ETag", header("The version of what is answered, for If-Match", "\"0\""))
                .addHeaders("Consistency-Token", header("Send it with a GET to see at least this change", TOKEN))
                .addHeaders(
                        "Idempotency-Replayed",
                        header(
                                "There when this is the remembered answer to an earlier request with the same key",
                                "true"))
                .addHeaders(
                        "Location",
                        header(
                                "Where the new resource can be read",
                                "/api/appointments/01a20541-eec3-7723-863d-00607c94f694"))
                .addHeaders(
                        "RateLimit-Policy",
                        header(
                                "How many requests (q) in how many seconds (w) each limit allows that this one was counted"
                                        + " against; also with every other answer",
                                "\"network-reads\";q=18000;w=60"))
                .addHeaders(
                        "RateLimit",
                        header(
                                "How many requests are left (r) of each limit, and after how many seconds (t) all are again",
                                "\"network-reads\";r=0;t=60"))
                .addHeaders("Retry-After", header("Seconds after which another try makes sense", "1"));
    }

    static void request(Operation operation, String name) {
        operation.addParametersItem(new Parameter().$ref("#/components/parameters/" + name));
    }

    static void answer(ApiResponse response, String name) {
        response.addHeaderObject(name, new Header().$ref("#/components/headers/" + name));
    }

    private static Parameter parameter(String name, String description, String example) {
        return new HeaderParameter()
                .name(name)
                .description(description)
                .schema(new StringSchema())
                .example(example);
    }

    private static Header header(String description, String example) {
        return new Header().description(description).schema(new StringSchema()).example(example);
    }
}
