package org.appointmentscheduler.faults.load;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.appointmentscheduler.faults.load.Http.Question;
import org.appointmentscheduler.faults.load.Http.Subject;
import org.appointmentscheduler.faults.log.Answer;
import org.appointmentscheduler.faults.log.LogWriter;
import org.appointmentscheduler.faults.log.Op;
import org.appointmentscheduler.faults.log.SteadyClock;

/**
 * The clients. A process of its own, so that no fault takes their memory of what they were told: started with the
 * workload's file and the log's, says {@code ready}, stops when its input ends, concludes what it can, and ends.
 */
public final class LoadGenerator {

    private static final Duration TO_CONCLUDE = Duration.ofSeconds(20);

    private final Workload workload;
    private final SteadyClock clock = new SteadyClock();
    private final AtomicInteger turns = new AtomicInteger();
    private volatile boolean over;
    private volatile boolean hopeless;

    private LoadGenerator(Workload workload) {
        this.workload = workload;
    }

    public static void main(String[] arguments) throws Exception {
        var workload = tools.jackson.databind.json.JsonMapper.shared()
                .readValue(Files.readString(Path.of(arguments[0])), Workload.class);
        try (var log = new LogWriter(Path.of(arguments[1]))) {
            new LoadGenerator(workload).run(log);
        }
    }

    private void run(LogWriter log) throws Exception {
        var http = new Http(workload.nodes(), log, clock);
        var calls = new Persistence(http, workload.nodes().size(), () -> hopeless);
        var clients = register(calls, "/api/clients", workload.clients());
        var providers = register(calls, "/api/providers", workload.providers());
        for (var provider : providers) {
            publish(calls, provider);
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<?>>();
            for (var client = 0; client < clients.size(); client++) {
                var random = new SplittableRandom(workload.seed() + client);
                var booker = new Booker(workload, calls, clock, random, clients.get(client));
                running.add(threads.submit(() -> book(booker, random, providers)));
            }
            System.out.println("ready");
            System.in.transferTo(java.io.OutputStream.nullOutputStream());
            over = true;
            threads.submit(this::loseHope);
            for (var client : running) {
                client.get();
            }
            threads.shutdownNow();
        }
    }

    private Void loseHope() throws InterruptedException {
        Thread.sleep(TO_CONCLUDE);
        hopeless = true;
        return null;
    }

    private Void book(Booker booker, SplittableRandom random, List<String> providers) throws InterruptedException {
        while (!over) {
            // Each slot is wanted by several clients at about the same time, and now and then again later.
            var ahead = turns.getAndIncrement() / workload.crowd();
            var slot = random.nextInt(8) == 0 ? random.nextInt(Math.max(1, ahead)) : ahead;
            if (slot >= workload.slots()) {
                return null;
            }
            booker.book(providers.get(workload.provider(slot)), workload.start(slot));
        }
        return null;
    }

    private List<String> register(Persistence calls, String path, int count) throws InterruptedException {
        var ids = new ArrayList<String>();
        for (var number = 0; number < count; number++) {
            var body = Http.body(Map.of("firstName", "N", "lastName", "N" + number, "timeZone", "Europe/Berlin"));
            var key = path + workload.seed() + "-" + number;
            var subject = new Subject(null, null, null, null, false);
            var answer = calls.ask(0, new Question(Op.REGISTER, path, body, key, null, subject));
            ids.add(Http.json(answer.body()).get("id").stringValue());
        }
        return ids;
    }

    /** On all nodes at once, without a key: only one of them may find that there is something new in it. */
    private void publish(Persistence calls, String provider) throws Exception {
        var range = Map.of(
                "start", workload.from().toString(),
                "end", workload.from().plus(Duration.ofDays(workload.days())).toString());
        var body = Http.body(Map.of("providerId", provider, "ranges", List.of(range)));
        var subject = new Subject(null, provider, null, null, false);
        var question = new Question(Op.PUBLISH, "/api/appointments/availability", body, null, null, subject);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked = new ArrayList<Future<Answer>>();
            for (var node = 0; node < workload.nodes().size(); node++) {
                var first = node;
                asked.add(threads.submit(() -> calls.ask(first, question)));
            }
            for (var answer : asked) {
                if (answer.get().status() != 201) {
                    throw new IllegalStateException("The time could not be published: " + answer.get());
                }
            }
        }
    }
}
