package org.appointmentscheduler.query.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.appointmentscheduler.query.QuerySideTest;
import org.appointmentscheduler.query.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

@QuerySideTest
class RecentEventsTest {

    @Autowired
    Stage stage;

    @Autowired
    JdbcClient database;

    @Autowired
    EventStoreReader reader;

    @Autowired
    EventWriters writers;

    private RecentEvents recent;
    private long begun;

    @BeforeEach
    void beginsWithWhatIsThere() {
        stage.clear();
        happen(3);
        recent = new RecentEvents(reader, JsonMapper.shared());
        begun = writers.head();
        assertThat(recent.between(begun, begun)).contains(List.of());
    }

    private void happen(int events) {
        database.sql("""
                        insert into domain_event_entry (event_identifier, aggregate_identifier, sequence_number, type,
                            time_stamp, payload_type, payload, meta_data)
                        select random_uuid(), random_uuid(), 0, 'Test', '2030-06-10T08:00:00Z', 'Test', '{}', '{}'
                        from system_range(1, %d)""".formatted(events)).update();
    }

    private List<Long> positions(long after) {
        return recent.between(after, writers.head()).orElseThrow().stream()
                .map(told -> told.event().position())
                .toList();
    }

    private List<Long> stored(long after) {
        return database.sql("select global_index from domain_event_entry where global_index > :after order by 1")
                .param("after", after)
                .query(Long.class)
                .list();
    }

    @Test
    void knowsWhatHappenedSince() {
        happen(5);
        assertThat(positions(begun)).hasSize(5).isEqualTo(stored(begun));
        happen(1);
        assertThat(positions(begun)).isEqualTo(stored(begun));
        assertThat(positions(begun + 2)).isEqualTo(stored(begun + 2));
        assertThat(recent.between(begun - 1, writers.head()))
                .as("before it began")
                .isEmpty();
    }

    /** Rather than leave out what it has forgotten. */
    @Test
    void saysSoWhenItDoesNotKnowAllOfIt() {
        happen(1_500);
        var head = writers.head();
        assertThat(recent.between(begun, head)).isEmpty();
        var forgotten = stored(begun).get(499);
        assertThat(positions(forgotten)).hasSize(1_000).isEqualTo(stored(forgotten));
        assertThat(recent.between(forgotten - 1, head)).isEmpty();
    }

    @Test
    void doesNotReadWhatNobodyNeeds() {
        happen(10_001);
        var head = writers.head();
        assertThat(recent.between(head - 1, head)).isEmpty();
        happen(1);
        assertThat(positions(head)).isEqualTo(stored(head));
    }
}
