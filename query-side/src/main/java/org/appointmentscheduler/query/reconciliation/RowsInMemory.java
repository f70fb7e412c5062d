package org.appointmentscheduler.query.reconciliation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.appointmentscheduler.query.projection.Rows;

/** A table that nobody else sees, for playing a projection on the side. */
public final class RowsInMemory<R, I> implements Rows<R, I> {

    private final Map<I, R> rows = new HashMap<>();
    private final Function<R, I> id;

    public RowsInMemory(Function<R, I> id) {
        this.id = id;
    }

    public List<R> all() {
        return List.copyOf(rows.values());
    }

    @Override
    public Optional<R> findById(I id) {
        return Optional.ofNullable(rows.get(id));
    }

    @Override
    public <S extends R> S save(S row) {
        rows.put(id.apply(row), row);
        return row;
    }

    @Override
    public void deleteById(I id) {
        rows.remove(id);
    }

    @Override
    public void deleteAllInBatch() {
        rows.clear();
    }
}
