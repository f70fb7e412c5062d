package org.appointmentscheduler.command.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.appointmentscheduler.api.appointment.AppointmentEvent;
import org.appointmentscheduler.api.calendar.ProviderDayEvent;
import org.appointmentscheduler.api.client.ClientEvent;
import org.appointmentscheduler.api.client.ClientHoldsEvent;
import org.appointmentscheduler.api.provider.ProviderEvent;
import org.appointmentscheduler.command.appointment.LifeOfAnAppointment;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** docs/events.md is what the sources, the stored forms and the aggregates say. */
class EventCatalogueTest {

    private static final String REGENERATE =
            "./mvnw -pl command-side -am test -Dtest=EventCatalogueTest -Dsurefire.failIfNoSpecifiedTests=false -Devents.write=true";
    private static final Path ROOT = Path.of(System.getProperty("repo.root", ".."));
    private static final Path COMMITTED = ROOT.resolve("docs/events.md");
    private static final Path API = ROOT.resolve("shared-api/src/main/java/org/appointmentscheduler/api");
    private static final Path STORED = ROOT.resolve("shared-api/src/test/resources/stored-events");

    private static final List<Family> FAMILIES = List.of(
            new Family(AppointmentEvent.class, "Appointments", "its identifier"),
            new Family(
                    ProviderDayEvent.class, "Providers' days", "the provider's identifier, a slash and the day in UTC"),
            new Family(ClientHoldsEvent.class, "What clients hold", "`holds/` and the client's identifier"),
            new Family(ProviderEvent.class, "Providers", "its identifier"),
            new Family(ClientEvent.class, "Clients", "its identifier"));

    /** @param stream what the aggregate, and so its stream, is called */
    private record Family(Class<?> events, String title, String stream) {}

    @Test
    void describesEveryEventThatIsStored() throws IOException {
        var generated = catalogue();
        if (Boolean.getBoolean("events.write")) {
            Files.writeString(COMMITTED, generated);
        }
        assertThat(COMMITTED).as("Make it with: " + REGENERATE).exists();
        assertThat(Files.readString(COMMITTED))
                .as("If it should be: " + REGENERATE)
                .isEqualTo(generated);
    }

    private static String catalogue() throws IOException {
        var text = new StringBuilder("""
                # Events

                All that is ever stored: names and shapes stay, and what is added later is optional. Made from the sources, the
                stored forms that tests keep readable, and the aggregates themselves by `EventCatalogueTest`, which says how.
                Times are in UTC, to the second. None holds anything that tells who a person is.

                """);
        for (var family : FAMILIES) {
            append(text, family);
        }
        return text.toString();
    }

    private static void append(StringBuilder text, Family family) throws IOException {
        var comments = Comments.of(List.of(source(family.events())));
        text.append("## ").append(family.title()).append("\n\n");
        text.append(comments.about(family.events()).text()).append(" The stream is called after ");
        text.append(family.stream()).append(".\n\n");
        if (family.events() == AppointmentEvent.class) {
            text.append(LifeOfAnAppointment.markdown()).append('\n');
        }
        for (var event : family.events().getPermittedSubclasses()) {
            append(text, event, comments.about(event));
        }
    }

    private static Path source(Class<?> family) {
        var feature = family.getPackageName().substring(family.getPackageName().lastIndexOf('.') + 1);
        return API.resolve(feature).resolve(family.getSimpleName() + ".java");
    }

    private static void append(StringBuilder text, Class<?> event, Comments.Comment comment) throws IOException {
        text.append("### ").append(event.getSimpleName()).append("\n\n");
        if (!comment.text().isEmpty()) {
            text.append(comment.text()).append("\n\n");
        }
        text.append("| member | type | |\n|---|---|---|\n");
        for (var component : event.getRecordComponents()) {
            text.append("| `")
                    .append(component.getName())
                    .append("` | ")
                    .append(type(component))
                    .append(" | ");
            text.append(comment.components().getOrDefault(component.getName(), ""))
                    .append(" |\n");
        }
        text.append('\n');
        var versions = versions(event);
        for (var version = 1; version <= versions; version++) {
            text.append("Version ").append(version).append(":\n\n```json\n");
            text.append(Files.readString(stored(event, version)).strip()).append("\n```\n\n");
        }
    }

    private static String type(RecordComponent component) {
        var optional = Arrays.stream(component.getAnnotatedType().getAnnotations())
                .anyMatch(annotation -> annotation.annotationType() == Nullable.class);
        return name(component.getGenericType()) + (optional ? ", optional" : "");
    }

    private static String name(Type type) {
        return type instanceof Class<?> known ? known.getSimpleName() : type.getTypeName();
    }

    private static int versions(Class<?> event) {
        return (int) IntStream.iterate(1, version -> version + 1)
                .takeWhile(version -> Files.exists(stored(event, version)))
                .count();
    }

    private static Path stored(Class<?> event, int version) {
        return STORED.resolve(event.getSimpleName() + "." + version + ".json");
    }
}
