package org.appointmentscheduler.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.DefaultApplicationArguments;

@QuerySideTest
class RehearsalTest {

    @Autowired
    Stage stage;

    @Autowired
    List<ApplicationRunner> rehearsals;

    @BeforeEach
    void nothing() {
        stage.clear();
    }

    @Test
    void leavesNothingBehind() throws Exception {
        assertThat(rehearsals).hasSize(2);
        for (var rehearsal : rehearsals) {
            rehearsal.run(new DefaultApplicationArguments());
        }
        assertThat(stage.rows("appointment")).isEmpty();
        assertThat(stage.rows("calendar_day")).isEmpty();
        assertThat(stage.rows("claim")).isEmpty();
    }
}
