package org.appointmentscheduler.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Whatever holds a secret may end up in a message some day, and must not bring it along. */
class SecretsTest {

    private static final Pattern SECRET =
            Pattern.compile("(?i)password|.*(Password|Secret|Token)|secret|token|setupToken|apiKey|key|link");

    @Test
    void areNotPrintedByTheRecordsThatHoldThem() {
        var holders = new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("org.appointmentscheduler")
                        .stream()
                        .filter(JavaClass::isRecord)
                        .filter(SecretsTest::holdsSecret)
                        .toList();
        assertThat(holders).hasSizeGreaterThan(5);
        assertThat(holders).filteredOn(SecretsTest::printsAll).isEmpty();
    }

    private static boolean holdsSecret(JavaClass record) {
        return Arrays.stream(record.reflect().getRecordComponents())
                .anyMatch(component -> component.getType() == String.class
                        && SECRET.matcher(component.getName()).matches());
    }

    /** Whether its text is what the compiler makes of all its components. */
    private static boolean printsAll(JavaClass record) {
        try (var bytes = record.getSource().orElseThrow().getUri().toURL().openStream()) {
            return ClassFile.of().parse(bytes.readAllBytes()).methods().stream()
                    .filter(method -> method.methodName().equalsString("toString")
                            && method.methodType().equalsString("()Ljava/lang/String;"))
                    .anyMatch(SecretsTest::isGenerated);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isGenerated(MethodModel method) {
        return method.code()
                .orElseThrow()
                .elementStream()
                .anyMatch(element -> element instanceof InvokeDynamicInstruction call
                        && call.bootstrapMethod().owner().displayName().equals("ObjectMethods"));
    }
}
