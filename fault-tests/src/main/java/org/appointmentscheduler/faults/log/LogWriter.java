package org.appointmentscheduler.faults.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import tools.jackson.databind.json.JsonMapper;

/** Appends to the log in one thread: whoever calls waits for no disk, and each batch is synced once. */
public final class LogWriter implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Entry END = new Entry(null, null);

    private final BlockingQueue<Entry> queue = new LinkedBlockingQueue<>();
    private final FileChannel file;
    private final Thread thread;

    public LogWriter(Path path) throws IOException {
        file = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        thread = Thread.ofPlatform().name("client-log").start(this::run);
    }

    public void write(Call call) {
        queue.add(new Entry(call, null));
    }

    public void write(Answer answer) {
        queue.add(new Entry(null, answer));
    }

    private void run() {
        try {
            while (writeBatch()) {
                file.force(false);
            }
            file.force(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean writeBatch() throws IOException, InterruptedException {
        var batch = new ArrayList<Entry>();
        batch.add(queue.take());
        queue.drainTo(batch);
        var goesOn = !batch.remove(END);
        var text = new StringBuilder();
        for (var entry : batch) {
            text.append(JSON.writeValueAsString(entry)).append('\n');
        }
        var bytes = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            file.write(bytes);
        }
        return goesOn;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        queue.add(END);
        thread.join();
        file.close();
    }
}
