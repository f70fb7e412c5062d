package org.appointmentscheduler.query.live;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * The way to one consumer, which is written to when it can take something and never waited for: between two writes no
 * thread has anything to do with it. The web server gives up one that takes nothing for its connection time-out.
 */
final class Wire implements WriteListener, AsyncListener {

    /** Told by whichever thread finds out. */
    interface Watcher {

        /** What there was has been taken. */
        void hasRoom();

        /** Once, and the last thing that is told. */
        void isClosed(boolean tooSlow);
    }

    private final AsyncContext context;
    private final ServletOutputStream out;
    private final Watcher watcher;
    private final Queue<String> waiting = new ArrayDeque<>();
    private boolean begun;
    private boolean unflushed;
    private boolean closed;

    private Wire(AsyncContext context, ServletOutputStream out, Watcher watcher) {
        this.context = context;
        this.out = out;
        this.watcher = watcher;
    }

    /** Sends the head of the answer, and leaves the rest to later. */
    static Wire open(HttpServletRequest request, HttpServletResponse response, Watcher watcher) throws IOException {
        response.setHeader("X-Accel-Buffering", "no"); // Or nginx would keep it until there is more.
        var out = response.getOutputStream();
        response.flushBuffer();
        var context = request.startAsync();
        context.setTimeout(0);
        var wire = new Wire(context, out, watcher);
        context.addListener(wire);
        out.setWriteListener(wire);
        return wire;
    }

    /** Whether all that was written has been taken, and more would be. */
    synchronized boolean isFree() {
        return begun && !closed && waiting.isEmpty();
    }

    synchronized boolean isClosed() {
        return closed;
    }

    void write(String text) {
        synchronized (this) {
            if (closed) {
                return;
            }
            waiting.add(text);
        }
        send();
    }

    @Override
    public void onWritePossible() {
        synchronized (this) {
            begun = true;
        }
        send();
        if (isFree()) {
            watcher.hasRoom();
        }
    }

    private void send() {
        try {
            sendWhatIsTaken();
        } catch (IOException gone) {
            close(gone instanceof SocketTimeoutException); // The web server tells onError as well, which completes it.
        }
    }

    private synchronized void sendWhatIsTaken() throws IOException {
        while (begun && !closed && (unflushed || !waiting.isEmpty()) && out.isReady()) {
            var next = waiting.poll();
            if (next == null) {
                out.flush();
            } else {
                out.write(next.getBytes(StandardCharsets.UTF_8));
            }
            unflushed = next != null;
        }
    }

    /** Without what was not taken yet: its consumer goes on from what it has got. */
    void end() {
        if (close(false)) {
            complete();
        }
    }

    private boolean close(boolean tooSlow) {
        synchronized (this) {
            if (closed) {
                return false;
            }
            closed = true;
            waiting.clear();
        }
        watcher.isClosed(tooSlow);
        return true;
    }

    private void complete() {
        try {
            context.complete();
        } catch (IllegalStateException over) {
            // The web server was faster.
        }
    }

    @Override
    public void onError(Throwable thrown) {
        close(thrown instanceof SocketTimeoutException);
        complete();
    }

    @Override
    public void onError(AsyncEvent event) {
        onError(event.getThrowable());
    }

    @Override
    public void onComplete(AsyncEvent event) {
        close(false);
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        end(); // There is none.
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // Nobody starts it again.
    }
}
