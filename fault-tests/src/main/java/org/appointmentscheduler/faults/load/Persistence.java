package org.appointmentscheduler.faults.load;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import org.appointmentscheduler.faults.load.Http.Question;
import org.appointmentscheduler.faults.log.Answer;

/** Asks until there is an answer: the next node, with the same key, as any sensible client would. */
final class Persistence {

    private static final int MOST_ATTEMPTS = 60;
    private static final long PAUSE_MILLIS = 250;

    private final Http http;
    private final int nodes;
    private final BooleanSupplier givesUp;

    Persistence(Http http, int nodes, BooleanSupplier givesUp) {
        this.http = http;
        this.nodes = nodes;
        this.givesUp = givesUp;
    }

    /** The first conclusive answer, or the last inconclusive one. */
    Answer ask(int node, Question question) throws InterruptedException {
        var answer = http.ask(node, question);
        for (var attempt = 1; attempt < MOST_ATTEMPTS && !isConclusive(answer) && !givesUp.getAsBoolean(); attempt++) {
            Thread.sleep(PAUSE_MILLIS);
            answer = http.ask((node + attempt) % nodes, question);
        }
        return answer;
    }

    /** The same question several times at once; the answer is that of whoever was told the most. */
    Answer ask(int node, Question question, int copies) throws InterruptedException {
        if (copies == 1) {
            return ask(node, question);
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return best(answers(node, question, copies, threads));
        }
    }

    private List<Answer> answers(int node, Question question, int copies, ExecutorService threads)
            throws InterruptedException {
        var asked = new ArrayList<Callable<Answer>>();
        for (var copy = 0; copy < copies; copy++) {
            var other = (node + copy) % nodes;
            asked.add(() -> ask(other, question));
        }
        var answers = new ArrayList<Answer>();
        for (var answer : threads.invokeAll(asked)) {
            try {
                answers.add(answer.get());
            } catch (ExecutionException e) {
                throw new IllegalStateException(e.getCause());
            }
        }
        return answers;
    }

    private static Answer best(List<Answer> answers) {
        return answers.stream()
                .filter(answer -> answer.status() >= 200 && answer.status() < 300)
                .findFirst()
                .orElseGet(answers::getFirst);
    }

    /** Another copy of the request may still be at work, and what a node cannot do now, another can. */
    static boolean isConclusive(Answer answer) {
        return answer.status() != 0
                && answer.status() < 500
                && answer.status() != 429
                && !"request-in-progress".equals(answer.problem());
    }
}
