/** Compares what the views show with the history they are folded from, a few samples at a time, for as long as they run. */
@NullMarked
package org.appointmentscheduler.query.reconciliation;

import org.jspecify.annotations.NullMarked;
