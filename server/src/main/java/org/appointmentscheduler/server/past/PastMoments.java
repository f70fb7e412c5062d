package org.appointmentscheduler.server.past;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.appointmentscheduler.api.AsOf;
import org.appointmentscheduler.server.http.json.Times;
import org.springframework.format.FormatterRegistry;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Reads the moments that callers ask about, and takes none of which nothing can be known. */
@Component
class PastMoments implements WebMvcConfigurer {

    private final JdbcClient database;
    private final InstantSource clock;

    PastMoments(JdbcClient database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverter(String.class, AsOf.class, this::read);
    }

    private AsOf read(String text) {
        var moment = new AsOf(Times.parseInstant(text));
        if (moment.instant().isAfter(clock.instant())) {
            throw new IllegalArgumentException("must not be in the future");
        }
        if (firstEvent().filter(moment::includes).isEmpty()) {
            throw new IllegalArgumentException("must not be before the first event");
        }
        return moment;
    }

    private Optional<Instant> firstEvent() {
        return database.sql("select time_stamp from domain_event_entry order by global_index fetch first 1 rows only")
                .query((row, _) -> Instant.parse(row.getString("time_stamp")))
                .optional();
    }
}
