package org.appointmentscheduler.command.messaging;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * All that a unit of work will write, gathered until it commits: events, timers, rows. It is written in one transaction,
 * perhaps one that it shares with others, and in another thread. So nobody writes for himself.
 */
public final class Writes {

    private static final String RESOURCE = Writes.class.getName();
    private static final BatchWriter<Runnable> ONE_BY_ONE = all -> all.forEach(Runnable::run);

    private final Map<BatchWriter<?>, List<Object>> items = new LinkedHashMap<>();
    private final List<EventMessage<?>> events = new ArrayList<>();
    private final Set<String> assumed = new HashSet<>();

    /** Writes things of one kind, of one unit of work or of several, inside the transaction. One instance for each kind. */
    @FunctionalInterface
    public interface BatchWriter<T> {
        void write(List<T> things);
    }

    /** For whoever then has them written: begins to gather what the unit of work writes. */
    public static Writes gather(UnitOfWork<?> unitOfWork) {
        return unitOfWork.root().getOrComputeResource(RESOURCE, _ -> new Writes());
    }

    /**
     * Those of the current unit of work.
     *
     * @throws IllegalStateException when nobody gathers them, and so nobody would write them
     */
    public static Writes current() {
        return ifGathered().orElseThrow(() -> new IllegalStateException("Nobody would write this"));
    }

    /** Those of the current unit of work, unless there is none or nobody gathers what it writes. */
    public static Optional<Writes> ifGathered() {
        return CurrentUnitOfWork.map(unitOfWork -> unitOfWork.root().<Writes>getResource(RESOURCE));
    }

    /** For what is seldom written. Runs inside the transaction, and again if that has to be repeated. */
    public void add(Runnable work) {
        add(ONE_BY_ONE, work);
    }

    public <T> void add(BatchWriter<T> writer, T thing) {
        items.computeIfAbsent(writer, _ -> new ArrayList<>()).add(thing);
    }

    public void append(BatchWriter<EventMessage<?>> writer, Collection<? extends EventMessage<?>> appended) {
        appended.forEach(event -> add(writer, event));
        events.addAll(appended);
    }

    /** The unit of work decides by what is remembered of a stream. Another node may have gone on with it meanwhile. */
    public void assume(String stream) {
        assumed.add(stream);
    }

    boolean assumeAnything() {
        return !assumed.isEmpty();
    }

    /** An append is refused unless the stream is as it was assumed to be; what was only looked at is proved by nothing. */
    public boolean proveWhatIsAssumed() {
        return events.stream()
                .filter(DomainEventMessage.class::isInstance)
                .map(event -> ((DomainEventMessage<?>) event).getAggregateIdentifier())
                .toList()
                .containsAll(assumed);
    }

    public boolean isEmpty() {
        return items.isEmpty();
    }

    /** In the order in which they were added. */
    public List<EventMessage<?>> events() {
        return events;
    }

    /** Writes what all of them have, kind by kind. */
    public static void write(List<Writes> all) {
        var together = new LinkedHashMap<BatchWriter<?>, List<Object>>();
        for (var writes : all) {
            writes.items.forEach((writer, things) ->
                    together.computeIfAbsent(writer, _ -> new ArrayList<>()).addAll(things));
        }
        together.forEach(Writes::writeKind);
    }

    @SuppressWarnings("unchecked") // Only things of its own kind are ever put under a writer.
    private static <T> void writeKind(BatchWriter<T> writer, List<Object> things) {
        writer.write((List<T>) things);
    }
}
