package org.appointmentscheduler.server.http.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.appointmentscheduler.api.Refusal;
import org.appointmentscheduler.server.http.json.Faults;
import org.appointmentscheduler.server.http.json.RequestBodies;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openapitools.openapidiff.core.OpenApiCompare;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.core.MethodParameter;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@SpringBootTest
@AutoConfigureMockMvc
class ContractDocumentTest {

    private static final String REGENERATE =
            "./mvnw -pl server -am test -Dtest=ContractDocumentTest -Dsurefire.failIfNoSpecifiedTests=false -Dopenapi.write=true";
    private static final Path COMMITTED = Path.of(System.getProperty("repo.root", ".."), "docs", "openapi.json");
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    @TempDir
    static Path data;

    @Autowired
    MockMvcTester web;

    @Autowired
    RequestMappingHandlerMapping requestMappingHandlerMapping;

    @Autowired
    RequestBodies bodies;

    private final Operations operations = Operations.read();

    @SuppressWarnings("NullAway.Init")
    private JsonNode document;

    @DynamicPropertySource
    static void keepDataElsewhere(DynamicPropertyRegistry properties) {
        properties.add("scheduler.data-dir", () -> data);
    }

    @BeforeEach
    void generate() throws IOException {
        document = JSON.readTree(
                web.get().uri("/v3/api-docs").exchange().getResponse().getContentAsByteArray());
    }

    private void eachOperation(BiConsumer<String, JsonNode> check) {
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation -> check.accept(
                                operation.getKey().toUpperCase() + " " + path.getKey(), operation.getValue())));
    }

    @Test
    void everyOperationHasASummaryAndExamples() {
        eachOperation((name, operation) -> {
            assertThat(operations.operations()).as("operations.json").containsKey(name);
            assertThat(operation.path("summary").asString(""))
                    .as("summary of " + name)
                    .isNotBlank();
            assertThat(operation.path("tags").size()).as("tags of " + name).isEqualTo(1);
            var described = Objects.requireNonNull(operations.operations().get(name));
            assertThat(operation
                            .at("/responses/" + described.status() + "/content/application~1json/example")
                            .isMissingNode())
                    .as("no example of an answer of " + name)
                    .isFalse();
            operation
                    .path("parameters")
                    .forEach(parameter -> assertThat(
                                    !parameter.path("required").asBoolean(false) || parameter.has("example"))
                            .as("no example of " + parameter + " of " + name)
                            .isTrue());
            assertThat(operation.has("requestBody"))
                    .as("an example of a request of " + name)
                    .isEqualTo(described.request() != null);
        });
    }

    @Test
    void everythingDescribedExists() {
        var names = new ArrayList<String>();
        eachOperation((name, _) -> names.add(name));
        assertThat(names)
                .containsExactlyInAnyOrderElementsOf(operations.operations().keySet());
    }

    @Test
    void everyExampleOfARequestIsAValidRequest() {
        requestMappingHandlerMapping
                .getHandlerMethods()
                .forEach((mapping, method) -> mapping.getPatternValues()
                        .forEach(path -> mapping.getMethodsCondition()
                                .getMethods()
                                .forEach(verb -> {
                                    var described = operations.of(verb.name(), path);
                                    if (described != null && described.request() != null) {
                                        var type = bodyOf(method.getMethodParameters());
                                        assertThat(bodies.read(
                                                        JSON.writeValueAsBytes(described.request()),
                                                        type,
                                                        new Faults()))
                                                .isInstanceOf(type);
                                    }
                                })));
    }

    private static Class<?> bodyOf(MethodParameter[] parameters) {
        return Arrays.stream(parameters)
                .filter(parameter -> parameter.hasParameterAnnotation(RequestBody.class))
                .findFirst()
                .orElseThrow()
                .getParameterType();
    }

    @Test
    void everyRefusalIsExplainedByAnExample() {
        var names = List.of(Refusal.values()).stream()
                .map(refusal -> ProblemDocument.Kind.of(refusal).name())
                .toList();
        assertThat(operations.problems()).containsKeys(names.toArray(String[]::new));
        assertThat(document.at("/components/examples").propertyNames())
                .containsAll(names)
                .containsExactlyInAnyOrderElementsOf(operations.problems().keySet());
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        document.findValues("$ref")
                .forEach(reference -> assertThat(
                                document.at(reference.stringValue().substring(1))
                                        .isMissingNode())
                        .as(reference.stringValue())
                        .isFalse());
    }

    @Test
    void takesAnAdditionAsCompatible() {
        changed("/components/schemas/AppointmentState/properties", properties -> properties.putObject("colour"), true);
    }

    @Test
    void noticesWhatBreaksClients() {
        changed("/paths", paths -> paths.remove("/api/appointments/reserve"), false);
        changed("/paths/~1api~1appointments~1{id}", path -> path.remove("get"), false);
        changed(
                "/components/schemas/AppointmentState/properties",
                properties -> properties.set("expiresInSeconds", JSON.readTree("{\"type\": \"string\"}")),
                false);
        changed("/components/schemas/AppointmentState/properties", properties -> properties.remove("status"), false);
        changed("/components/schemas/Reservation", body -> ((ArrayNode) body.get("required")).add("duration"), false);
    }

    private void changed(String pointer, Consumer<ObjectNode> change, boolean compatible) {
        var other = document.deepCopy();
        assertThat(other.at(pointer).isObject()).as(pointer).isTrue();
        change.accept((ObjectNode) other.at(pointer));
        assertThat(isCompatible(document.toString(), other.toString()))
                .as(pointer)
                .isEqualTo(compatible);
    }

    private static boolean isCompatible(String before, String after) {
        return OpenApiCompare.fromContents(before, after).isCompatible();
    }

    @Test
    void theCommittedDocumentIsTheContract() throws IOException {
        var generated = JSON.writeValueAsString(document) + "\n";
        if (Boolean.getBoolean("openapi.write")) {
            Files.writeString(COMMITTED, generated);
        }
        assertThat(COMMITTED).as("Make it with: " + REGENERATE).exists();
        var committed = Files.readString(COMMITTED);
        assertThat(isCompatible(committed, generated))
                .as("The change breaks clients")
                .isTrue();
        if (!committed.equals(generated)) {
            fail("docs/openapi.json is not what the code says. If it should be: " + REGENERATE);
        }
    }
}
