package org.appointmentscheduler.server.http.openapi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.appointmentscheduler.api.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What is said about each operation beside its code: examples, and the refusals that it can give. */
record Operations(Map<String, Described> operations, Map<String, Map<String, Object>> problems) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    /**
     * @param id the name that generated clients give to the operation
     * @param access {@code public}, {@code caller} or {@code administrator}
     * @param secret whether it deals in secrets: these are never remembered, so no key makes it repeatable
     * @param versioned whether it respects If-Match
     * @param command whether it is a command although it has no body
     * @param parameters an example of each parameter
     * @param status of the answer when all is well
     * @param live the answer as server-sent events, for operations that have that form as well
     */
    record Described(
            String id,
            String access,
            boolean secret,
            boolean versioned,
            boolean command,
            @Nullable Map<String, Object> parameters,
            int status,
            @Nullable Object request,
            Object answer,
            @Nullable String live,
            List<Refusal> refusals) {

        @Nullable
        Object example(String parameter) {
            return parameters == null ? null : parameters.get(parameter);
        }

        /** Nearly all commands have a body; what they change has a version, which views may not show yet. */
        boolean isCommand() {
            return command || request != null && !secret;
        }

        boolean isPublic() {
            return access.equals("public");
        }
    }

    static Operations read() {
        return new Operations(
                read("openapi/operations.json", new TypeReference<>() {}),
                read("openapi/problems.json", new TypeReference<>() {}));
    }

    private static <T> T read(String name, TypeReference<T> type) {
        try (var json = new ClassPathResource(name).getInputStream()) {
            return JSON.readValue(json, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Nullable
    Described of(String method, String path) {
        return operations.get(method + " " + path);
    }
}
