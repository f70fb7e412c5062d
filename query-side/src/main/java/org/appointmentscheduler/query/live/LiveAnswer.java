package org.appointmentscheduler.query.live;

import java.time.Instant;
import org.appointmentscheduler.api.access.Standing;
import org.appointmentscheduler.query.live.LiveSource.Message;

/**
 * What one consumer is told. It is read for only when the consumer has taken what was there, so a slow one costs a part
 * of memory and is late, and holds up nobody. Used by one thread.
 */
final class LiveAnswer {

    private final LiveSource source;
    private final Standing standing;
    private final Wire wire;
    private final long heartbeatNanos;
    private final long endNanos;
    private long position;
    private long told;
    private long spokenNanos;

    /** @param after the position up to which the consumer knows everything */
    LiveAnswer(LiveSource source, long after, Standing standing, Wire wire, LiveSettings settings) {
        this.source = source;
        this.standing = standing;
        this.wire = wire;
        position = after;
        told = after;
        heartbeatNanos = settings.heartbeat().toNanos();
        spokenNanos = System.nanoTime();
        endNanos = spokenNanos + settings.longest().toNanos();
    }

    /** Sends what the consumer does not know and would take. True when there is more. */
    boolean goOn(long settled, Instant now) {
        if (!now.isBefore(standing.goodUntil()) || System.nanoTime() - endNanos >= 0) {
            wire.end();
        } else if (wire.isFree()) {
            if (position < settled) {
                read(settled);
            }
            if (System.nanoTime() - spokenNanos >= heartbeatNanos) {
                beat();
            }
        }
        return position < settled && wire.isFree();
    }

    private void read(long settled) {
        var part = source.read(position, settled);
        position = part.position();
        if (!part.messages().isEmpty()) {
            var text = new StringBuilder();
            part.messages().forEach(message -> append(message, text));
            say(text.toString());
        }
    }

    private void append(Message message, StringBuilder text) {
        if (message.position() != null) {
            told = message.position();
            text.append("id: ").append(told).append('\n');
        }
        if (message.data() != null) {
            text.append("data: ").append(message.data()).append('\n');
        }
        text.append('\n');
    }

    /** Tells as well how far it has read when there was nothing to say of it, lest it be read again. */
    private void beat() {
        if (!standing.isGood()) {
            wire.end();
            return;
        }
        var isNews = position > told;
        told = Math.max(told, position);
        say(isNews ? ":\nid: " + told + "\n\n" : ":\n\n");
    }

    private void say(String text) {
        wire.write(text);
        spokenNanos = System.nanoTime();
    }

    void end() {
        wire.end();
    }

    boolean isOver() {
        return wire.isClosed();
    }
}
