/** Axon Server as event store and command router, in place of the event table and the bus of one process. */
@NullMarked
package org.appointmentscheduler.axonserver;

import org.jspecify.annotations.NullMarked;
