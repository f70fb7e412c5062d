package org.appointmentscheduler.command.messaging;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.axonframework.common.lock.Lock;
import org.axonframework.common.lock.LockAcquisitionFailedException;
import org.axonframework.common.lock.LockFactory;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.springframework.stereotype.Component;

/**
 * Commands for one aggregate take turns on a node, instead of racing. A command waits for all of its turns together no
 * longer than this, so that it is answered in time also when it stands behind some that hang in a dying database; the
 * usual locks begin to count anew with every turn of another. All take their locks in one order, so none wait in a circle.
 */
@Component
final class Turns implements LockFactory {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String GIVE_UP_AT = Turns.class.getName();

    private final long patience;
    private final LongSupplier nanoTime;
    private final ConcurrentMap<String, Turn> turns = new ConcurrentHashMap<>();

    Turns() {
        this(PATIENCE, System::nanoTime);
    }

    Turns(Duration patience, LongSupplier nanoTime) {
        this.patience = patience.toNanos();
        this.nanoTime = nanoTime;
    }

    @Override
    public Lock obtainLock(String aggregate) {
        var turn = turns.compute(aggregate, (_, known) -> (known == null ? new Turn(aggregate) : known).joined());
        var has = false;
        try {
            has = turn.lock.tryLock(timeLeft(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            if (!has) {
                turn.leave();
            }
        }
        if (!has) {
            throw new LockAcquisitionFailedException("Too many commands wait for " + aggregate);
        }
        return turn;
    }

    private long timeLeft() {
        var now = nanoTime.getAsLong();
        return CurrentUnitOfWork.isStarted()
                ? CurrentUnitOfWork.get().root().getOrComputeResource(GIVE_UP_AT, _ -> now + patience) - now
                : patience;
    }

    boolean areAllOver() {
        return turns.isEmpty();
    }

    /** Exists as long as somebody has it or waits for it, which is counted while the map keeps others out. */
    private final class Turn implements Lock {

        private final String aggregate;
        private final ReentrantLock lock = new ReentrantLock();
        private int people;

        Turn(String aggregate) {
            this.aggregate = aggregate;
        }

        Turn joined() {
            people++;
            return this;
        }

        void leave() {
            turns.computeIfPresent(aggregate, (_, turn) -> --turn.people == 0 ? null : turn);
        }

        @Override
        public void release() {
            lock.unlock();
            leave();
        }

        @Override
        public boolean isHeld() {
            return lock.isHeldByCurrentThread();
        }
    }
}
