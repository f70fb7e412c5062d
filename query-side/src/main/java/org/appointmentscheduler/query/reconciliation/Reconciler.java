package org.appointmentscheduler.query.reconciliation;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks for views that show something else than what happened, in random places. Counts and names them; repairs none. */
class Reconciler implements Round {

    static final String CHECKED = "scheduler.reconciler.checked";
    static final String MISMATCHES = "scheduler.reconciler.mismatches";

    private static final Logger log = LoggerFactory.getLogger(Reconciler.class);
    private static final int SAMPLES = 5;

    private final List<FoldedView> views;
    private final History history;
    private final Comparison comparison;
    private final MeterRegistry meters;
    private final RandomGenerator random;

    Reconciler(
            List<FoldedView> views,
            History history,
            Comparison comparison,
            MeterRegistry meters,
            RandomGenerator random) {
        this.views = views;
        this.history = history;
        this.comparison = comparison;
        this.meters = meters;
        this.random = random;
        views.forEach(view -> {
            checked(view);
            mismatches(view);
        });
    }

    /** Compares some streams of every view. */
    @Override
    public void check() {
        for (var view : views) {
            for (var sample = 0; sample < SAMPLES; sample++) {
                history.anyStream(view.events(), random).ifPresent(stream -> check(view, stream));
            }
        }
    }

    private void check(FoldedView view, String stream) {
        switch (comparison.compare(view, stream)) {
            case EQUAL -> checked(view).increment();
            case DIFFERENT -> {
                checked(view).increment();
                mismatches(view).increment();
                log.error("View {} shows something else of {} than what happened; replay it", view.name(), stream);
            }
            case SET_ASIDE -> {}
        }
    }

    private Counter checked(FoldedView view) {
        return Counter.builder(CHECKED)
                .description("Streams whose view was compared with their events")
                .tag("projection", view.name())
                .register(meters);
    }

    private Counter mismatches(FoldedView view) {
        return Counter.builder(MISMATCHES)
                .description("Comparisons that found another view than the events make")
                .tag("projection", view.name())
                .register(meters);
    }
}
