package org.appointmentscheduler.query.calendar;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.appointmentscheduler.api.provider.ProviderId;
import org.jspecify.annotations.Nullable;

/** The providers in the order of their identifiers' text, which is mostly that of their registration. */
final class Columns {

    private final Map<ProviderId, Column> byProvider = new HashMap<>();
    private final List<Column> inOrder = new ArrayList<>();

    @Nullable
    Column find(ProviderId provider) {
        return byProvider.get(provider);
    }

    Column get(int number) {
        return inOrder.get(number);
    }

    /** Those behind it move on by one. */
    Column add(ProviderId provider) {
        var column = new Column(provider);
        byProvider.put(provider, column);
        inOrder.add(after(column.text()), column);
        for (var number = after(column.text()) - 1; number < inOrder.size(); number++) {
            inOrder.get(number).moveTo(number);
        }
        return column;
    }

    /** How many do not come after this text; so the number of the first one that does. */
    int after(String text) {
        var low = 0;
        var high = inOrder.size();
        while (low < high) {
            var middle = (low + high) / 2;
            if (inOrder.get(middle).text().compareTo(text) <= 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
