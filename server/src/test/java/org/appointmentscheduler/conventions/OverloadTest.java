package org.appointmentscheduler.conventions;

import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.appointmentscheduler.conventions.Caller.Reply;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** What is too much is turned away before anything was done about it, and the rest never notices. */
@HttpTest
@Import(HeldController.class)
@Timeout(60) // One that is let in by mistake would stay for ever.
@TestPropertySource(properties = {"scheduler.admission.commands=3", "scheduler.admission.reads=2"})
class OverloadTest {

    @LocalServerPort
    private int port;

    @Autowired
    private HeldController held;

    @Autowired
    private List<MeterBinder> numbers;

    @SuppressWarnings("NullAway.Init")
    private Caller caller;

    @BeforeEach
    void call() {
        caller = new Caller(port);
    }

    @Test
    void turnsAwayWhatIsTooMuch() {
        var meters = new SimpleMeterRegistry();
        numbers.forEach(number -> number.bindTo(meters));
        var commands = atOnce(3, () -> caller.post("/api/held", ""));
        held.awaitArrivals(3);
        assertThat(meters.get("scheduler.requests.in.progress")
                        .tag("kind", "command")
                        .gauge()
                        .value())
                .isEqualTo(3);

        assertShed(caller.post("/api/held", ""));
        assertShed(caller.send("DELETE", "/api/held"));
        assertShed(caller.post("/%61pi/held", ""));

        var reads = atOnce(2, () -> caller.get("/api/held"));
        held.awaitArrivals(2);
        assertShed(caller.get("/api/held"));
        assertThat(caller.get("/echo/x").status()).isEqualTo(200);
        assertThat(held.moreArrivals()).isZero();

        held.letGo(5);
        assertThat(commands)
                .allSatisfy(command -> assertThat(command.join().status()).isEqualTo(200));
        assertThat(reads).allSatisfy(read -> assertThat(read.join().status()).isEqualTo(200));

        held.letGo(2);
        assertThat(caller.post("/api/held", "").status()).isEqualTo(200);
        assertThat(caller.get("/api/held").status()).isEqualTo(200);
        held.awaitArrivals(2);
        assertThat(shed(meters, "command")).isEqualTo(3);
        assertThat(shed(meters, "read")).isEqualTo(1);
    }

    @Test
    void givesThePlaceOfAFailedRequestToTheNext() {
        for (var attempt = 0; attempt < 4; attempt++) {
            caller.post("/api/held/failing", "").isProblem(500, "internal-error");
        }
    }

    private static void assertShed(Reply reply) {
        assertThat(reply.isProblem(503, "overloaded").header("Retry-After")).isEqualTo("1");
        assertThat(reply.header("X-Request-Id")).isNotBlank();
    }

    private static double shed(SimpleMeterRegistry meters, String kind) {
        return meters.get("scheduler.requests.shed")
                .tag("kind", kind)
                .functionCounter()
                .count();
    }

    private static List<CompletableFuture<Reply>> atOnce(int number, Supplier<Reply> call) {
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        return IntStream.range(0, number)
                .mapToObj(_ -> supplyAsync(call, threads))
                .toList();
    }
}
