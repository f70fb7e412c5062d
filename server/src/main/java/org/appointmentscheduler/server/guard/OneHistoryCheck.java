package org.appointmentscheduler.server.guard;

import java.util.Optional;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * With Axon Server the table of events is a copy, without it the original. Whoever took one for the other would append
 * bookings to a copy, or write a copy over the only history.
 */
@Component
record OneHistoryCheck(JdbcClient database, Environment environment) implements Check {

    @Override
    public Optional<Finding> findFault() {
        var isCopy = count("select count(*) from token_entry where processor_name = 'event-copy'") > 0;
        if (!environment.acceptsProfiles(Profiles.of("axonserver"))) {
            return isCopy
                    ? Optional.of(new Finding(
                            "The history would split: the events in this database are a copy of those in Axon Server.",
                            "Start with the profile 'axonserver', or use another database."))
                    : Optional.empty();
        }
        return !isCopy && count("select count(*) from (select 1 from domain_event_entry limit 1) event") > 0
                ? Optional.of(new Finding(
                        "This database's own history would be lost sight of: Axon Server does not have it.",
                        "Move the events to Axon Server and empty domain_event_entry first, or use another database."))
                : Optional.empty();
    }

    private long count(String query) {
        return database.sql(query).query(Long.class).single();
    }
}
