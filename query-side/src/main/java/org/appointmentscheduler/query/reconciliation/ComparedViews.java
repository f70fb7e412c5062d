package org.appointmentscheduler.query.reconciliation;

import java.util.List;
import java.util.Optional;
import org.appointmentscheduler.query.reconciliation.Comparison.Outcome;
import org.springframework.stereotype.Component;

/** The views, for whoever wants a stream compared with what they show of it. */
@Component
public class ComparedViews {

    private final List<FoldedView> views;
    private final Comparison comparison;

    ComparedViews(List<FoldedView> views, Comparison comparison) {
        this.views = views;
        this.comparison = comparison;
    }

    /** The name of a view that shows something else of a stream with such events than what happened. */
    public Optional<String> firstWrong(Class<?> event, String stream) {
        return views.stream()
                .filter(view -> view.events().isAssignableFrom(event))
                .filter(view -> comparison.compare(view, stream) == Outcome.DIFFERENT)
                .map(FoldedView::name)
                .findFirst();
    }
}
