package org.appointmentscheduler.server.http.openapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says in the schema of a record what its code says: everything is there unless it is {@link Nullable}. */
final class RecordSchemas implements ModelConverter {

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        if (!chain.hasNext()) {
            return null;
        }
        var schema = chain.next().resolve(type, context, chain);
        var record = Json.mapper().constructType(type.getType()).getRawClass();
        if (schema != null && record.isRecord()) {
            var model = schema.get$ref() == null
                    ? schema
                    : context.getDefinedModels().get(name(schema.get$ref()));
            for (var component : record.getRecordComponents()) {
                describe(component, model);
            }
        }
        return schema;
    }

    private static String name(String ref) {
        return ref.substring(ref.lastIndexOf('/') + 1);
    }

    private static void describe(RecordComponent component, @Nullable Schema<?> model) {
        if (model == null || model.getProperties() == null) {
            return;
        }
        var property = model.getProperties().get(component.getName());
        if (property == null) {
            return;
        }
        if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
            require(component.getName(), model);
        } else if (isAlwaysWritten(component.getDeclaringRecord())) {
            require(component.getName(), model);
            model.getProperties().put(component.getName(), nullable(property));
        }
    }

    /** Beside a reference nothing else counts. */
    private static Schema<?> nullable(Schema<?> schema) {
        return schema.get$ref() == null
                ? schema.nullable(true)
                : new Schema<>().allOf(List.of(schema)).nullable(true);
    }

    private static void require(String name, Schema<?> model) {
        if (model.getRequired() == null || !model.getRequired().contains(name)) {
            model.addRequiredItem(name);
        }
    }

    private static boolean isAlwaysWritten(Class<?> record) {
        var include = record.getAnnotation(JsonInclude.class);
        return include != null && include.value() == JsonInclude.Include.ALWAYS;
    }
}
