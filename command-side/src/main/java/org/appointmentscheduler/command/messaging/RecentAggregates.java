package org.appointmentscheduler.command.messaging;

import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.axonframework.common.Registration;
import org.axonframework.common.caching.Cache;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The aggregates that commands have changed lately, so that their streams need not be read again. A unit of work that is
 * rolled back forgets those it has touched. On several nodes one may be out of date, which {@link SecondThoughts} is for.
 */
@Component
class RecentAggregates implements Cache {

    private static final int REMEMBERED = 10_000;

    private final com.github.benmanes.caffeine.cache.Cache<Object, Object> known;

    /** Remembers none where events and answers are stored apart: there a lost race is not always told as one. */
    @Autowired
    RecentAggregates(ObjectProvider<Recollection> twoStores) {
        this(twoStores.stream().findAny().isPresent() ? 0 : REMEMBERED);
    }

    RecentAggregates(int remembered) {
        known = Caffeine.newBuilder().maximumSize(remembered).build();
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public <K, V> @Nullable V get(K stream) {
        var found = known.getIfPresent(stream);
        var writes = Writes.ifGathered();
        if (found == null || writes.isEmpty()) {
            return null; // What nobody will prove is not to be gone by.
        }
        writes.get().assume(stream.toString());
        return (V) found;
    }

    @Override
    public void put(Object stream, Object aggregate) {
        known.put(stream, aggregate);
    }

    @Override
    public boolean putIfAbsent(Object stream, Object aggregate) {
        return known.asMap().putIfAbsent(stream, aggregate) == null;
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public <T> T computeIfAbsent(Object stream, Supplier<T> supplier) {
        return (T) known.get(stream, _ -> supplier.get());
    }

    @Override
    public boolean remove(Object stream) {
        return known.asMap().remove(stream) != null;
    }

    @Override
    public void removeAll() {
        known.invalidateAll();
    }

    @Override
    public boolean containsKey(Object stream) {
        return known.asMap().containsKey(stream);
    }

    @Override
    @SuppressWarnings("unchecked")
    public <V> void computeIfPresent(Object stream, UnaryOperator<V> update) {
        known.asMap().computeIfPresent(stream, (_, aggregate) -> update.apply((V) aggregate));
    }

    /** Nobody listens. */
    @Override
    public Registration registerCacheEntryListener(EntryListener listener) {
        return () -> true;
    }
}
