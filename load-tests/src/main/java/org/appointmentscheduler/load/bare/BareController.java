package org.appointmentscheduler.load.bare;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** One statement for each request. */
@RestController
class BareController {

    private static final Duration WINDOW = Duration.ofMinutes(15);

    private final JdbcClient database;

    BareController(JdbcClient database) {
        this.database = database;
    }

    @GetMapping("/ready")
    void ready() {}

    @PostMapping("/entries")
    @ResponseStatus(HttpStatus.CREATED)
    Created insert(@RequestBody Entry entry) {
        var id = UUID.randomUUID().toString();
        database.sql("insert into entry (id, content) values (?, ?)")
                .params(id, entry.content())
                .update();
        return new Created(id);
    }

    @GetMapping("/windows")
    Page read(@RequestParam Instant from, @RequestParam int limit) {
        return new Page(database.sql("""
                        select start_at, provider_id from slot_window where start_at >= ?
                        order by start_at, provider_id limit ?""")
                .params(from.atOffset(ZoneOffset.UTC), limit)
                .query((row, _) -> window(row))
                .list());
    }

    private static Window window(ResultSet row) throws SQLException {
        var start = row.getObject("start_at", OffsetDateTime.class).toInstant();
        return new Window(row.getString("provider_id"), start, start.plus(WINDOW));
    }

    record Entry(String content) {}

    record Created(String id) {}

    record Window(String providerId, Instant start, Instant end) {}

    record Page(List<Window> items) {}
}
