/** The event store, what is stored in it and how, and the processors that read it. */
@NullMarked
package org.appointmentscheduler.server.eventstore;

import org.jspecify.annotations.NullMarked;
