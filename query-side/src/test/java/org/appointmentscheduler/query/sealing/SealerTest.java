package org.appointmentscheduler.query.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.appointmentscheduler.query.QuerySideTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;

@QuerySideTest
@DirtiesContext // The views cannot read what is written here, and try again for a while.
class SealerTest {

    @Autowired
    JdbcClient database;

    private SealedHistory history;

    @BeforeEach
    void nothing() {
        history = SealedHistory.begin(database);
    }

    @Test
    void sealsWhatHasHappenedSinceTheLastSealIncludingWhatIsEmpty() {
        assertThat(history.seal()).isEmpty();
        List.of(3L, 4L, 9L).forEach(history::happens);
        var first = history.seal();
        assertThat(first).singleElement().satisfies(seal -> {
            assertThat(seal.number()).isEqualTo(1);
            assertThat(seal.firstPosition()).isEqualTo(1);
            assertThat(seal.lastPosition()).isEqualTo(9);
            assertThat(seal.events()).isEqualTo(3);
            assertThat(seal.previous()).isEqualTo(Seal.NONE);
            assertThat(history.key().hasSigned(seal)).isTrue();
        });
        assertThat(history.seal()).isEmpty();

        history.happens(12);
        assertThat(history.seal()).singleElement().satisfies(seal -> {
            assertThat(seal.firstPosition()).isEqualTo(10);
            assertThat(seal.lastPosition()).isEqualTo(12);
            assertThat(seal.previous()).isEqualTo(first.getFirst().hash());
        });
        assertThat(new Seals(database).keys()).containsExactly(history.key());
    }

    @Test
    void neverSealsPastAPositionThatMayStillBeFilled() {
        List.of(1L, 2L, 4L).forEach(history::happens);
        var settled = new AtomicLong(2);
        var key = SigningKey.parse(SigningKey.generate());
        var sealer =
                new Sealer(new EventRows(database), new Seals(database), settled::get, key, () -> SealedHistory.NOW);
        assertThat(sealer.seal()).extracting(Seal::lastPosition).containsExactly(2L);
        history.happens(3);
        settled.set(4);
        assertThat(sealer.seal()).extracting(Seal::lastPosition, Seal::events).containsExactly(tuple(4L, 2));
    }

    @Test
    void oneSealSpeaksForAThousandEventsAtMost() {
        LongStream.rangeClosed(1, 2 * Sealer.MOST + 1).forEach(history::happens);
        assertThat(history.seal()).extracting(Seal::events).containsExactly(Sealer.MOST, Sealer.MOST, 1);
    }

    /** Who changes the history and takes the seals away would else have the new one signed with the true key. */
    @Test
    void signsNothingInPlaceOfASealThatIsGone() {
        history.happens(1);
        var first = history.seal().getFirst();
        history.happens(2);
        history.seal();
        history.sql("update domain_event_entry set payload = '{}' where global_index = 2");
        history.sql("delete from seal where number = 2");
        assertThatIllegalStateException().isThrownBy(history::seal).withMessageStartingWith("Seal 2 is gone");
        assertThat(new Seals(database).last()).contains(first);

        new SealedHistory(database).seal();
        assertThatIllegalStateException()
                .isThrownBy(history::seal)
                .withMessageStartingWith("Seal 2 is gone or another");
    }

    @Test
    void severalNodesMakeOneChain() throws Exception {
        var sealers = IntStream.range(0, 4)
                .mapToObj(_ -> new SealedHistory(database).sealer())
                .toList();
        var made = new ArrayList<Seal>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (long round = 1; round <= 20; round++) {
                history.happens(round);
                List<Callable<List<Seal>>> work = sealers.stream()
                        .<Callable<List<Seal>>>map(sealer -> sealer::seal)
                        .toList();
                for (var result : threads.invokeAll(work)) {
                    made.addAll(result.resultNow());
                }
            }
        }
        assertThat(made.stream().mapToLong(Seal::events).sum()).isEqualTo(20);
        assertThat(made).extracting(Seal::number).doesNotHaveDuplicates();
        var chain = new ArrayList<Seal>();
        var seals = new Seals(database);
        for (var next = seals.after(0);
                next.isPresent();
                next = seals.after(chain.getLast().number())) {
            var before = chain.isEmpty() ? Seal.NONE : chain.getLast().hash();
            assertThat(next.get().seal().previous()).isEqualTo(before);
            chain.add(next.get().seal());
        }
        assertThat(chain).hasSize(20).containsExactlyInAnyOrderElementsOf(made);
    }
}
