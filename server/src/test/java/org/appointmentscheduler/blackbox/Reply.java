package org.appointmentscheduler.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An answer, and for messages what was asked. */
record Reply(String asked, int status, HttpHeaders headers, byte[] bytes) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    JsonNode json() {
        return JSON.readTree(bytes);
    }

    /** A member of the answer as text. */
    String get(String name) {
        var value = json().get(name);
        assertThat(value).as("%s of %s", name, this).isNotNull();
        return value.asString();
    }

    List<JsonNode> items() {
        assertThat(json().path("items").isArray()).as("items of %s", this).isTrue();
        return json().get("items").valueStream().toList();
    }

    String header(String name) {
        var values = headers.allValues(name);
        assertThat(values).as("%s of %s", name, this).hasSize(1);
        return values.getFirst();
    }

    boolean has(String header) {
        return headers.firstValue(header).isPresent();
    }

    /** For a GET that is to see this change. */
    String[] token() {
        return new String[] {"Consistency-Token", header("Consistency-Token")};
    }

    Reply is(int expected) {
        assertThat(status).as(toString()).isEqualTo(expected);
        return this;
    }

    /** @param type without {@code urn:problem:} */
    Reply isProblem(int expected, String type) {
        is(expected);
        assertThat(headers.firstValue("Content-Type").orElse("")).as(toString()).startsWith("application/problem+json");
        assertThat(get("type")).as(toString()).isEqualTo("urn:problem:" + type);
        assertThat(json().get("status").asInt()).as(toString()).isEqualTo(expected);
        assertThat(get("title")).as(toString()).isNotBlank();
        assertThat(get("detail")).as(toString()).isNotBlank();
        assertThat(get("instance")).as(toString()).isNotBlank();
        assertNoInternals();
        return this;
    }

    /** A 400 that points at exactly these faults. */
    Reply isMalformed(String... pointers) {
        isProblem(400, "malformed-request");
        var errors = json().path("errors").valueStream().toList();
        assertThat(errors.stream().map(error -> error.path("pointer").asString("?")))
                .as(toString())
                .containsExactlyInAnyOrder(pointers);
        assertThat(errors)
                .as(toString())
                .allSatisfy(
                        error -> assertThat(error.path("message").asString("")).isNotBlank());
        return this;
    }

    void assertNoInternals() {
        assertThat(text()).as(toString()).doesNotContain("\tat ", "Exception", "org.springframework", "tools.jackson");
    }

    @Override
    public String toString() {
        var length = Math.min(bytes.length, 3_000);
        return asked + " -> " + status + " " + headers.map() + "\n"
                + new String(Arrays.copyOf(bytes, length), StandardCharsets.UTF_8);
    }
}
