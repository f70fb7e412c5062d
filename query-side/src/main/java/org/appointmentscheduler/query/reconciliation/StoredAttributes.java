package org.appointmentscheduler.query.reconciliation;

import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.metamodel.Attribute;
import jakarta.persistence.metamodel.Metamodel;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.DirectFieldAccessor;
import org.springframework.stereotype.Component;

/** What entities have in the database, all of it, so that a column that is added later is compared as well. */
@Component
class StoredAttributes {

    private final Metamodel model;

    StoredAttributes(EntityManagerFactory entities) {
        model = entities.getMetamodel();
    }

    Set<Map<String, @Nullable Object>> of(List<?> rows) {
        var all = new HashSet<Map<String, @Nullable Object>>();
        rows.forEach(row -> all.add(of(row)));
        return all;
    }

    private Map<String, @Nullable Object> of(Object row) {
        var fields = new DirectFieldAccessor(row);
        var values = new HashMap<String, @Nullable Object>();
        for (Attribute<?, ?> attribute : model.entity(row.getClass()).getAttributes()) {
            values.put(attribute.getName(), fields.getPropertyValue(attribute.getName()));
        }
        return values;
    }
}
