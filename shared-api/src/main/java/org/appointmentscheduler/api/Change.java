package org.appointmentscheduler.api;

/**
 * What a command did.
 *
 * @param state the new state of what was changed
 * @param stream the event stream that was written last
 * @param version the sequence number of that stream's last event; whoever has seen it has seen the whole change
 */
public record Change<T>(T state, String stream, long version) {}
