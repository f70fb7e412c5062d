package org.appointmentscheduler.load.ratio;

import org.jspecify.annotations.Nullable;

/** What is compared, in the order in which it takes turns. */
enum Kind {
    INSERT("(a) bare insert", null),
    READ("(b) bare read of 50", null),
    CRUD("(c) hand-written reserve", INSERT),
    RESERVE("reserve", INSERT),
    CONFIRM("confirm", INSERT),
    RELEASE("release", INSERT),
    SEARCH("search, page of 50", READ);

    final String title;

    /** What it is a ratio of. */
    final @Nullable Kind yardstick;

    Kind(String title, @Nullable Kind yardstick) {
        this.title = title;
        this.yardstick = yardstick;
    }
}
