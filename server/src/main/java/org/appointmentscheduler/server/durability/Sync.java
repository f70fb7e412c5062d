package org.appointmentscheduler.server.durability;

/** Forces what is committed to the disk. */
interface Sync extends AutoCloseable {

    void sync() throws Exception;

    @Override
    void close();
}
