/** What happened, straight from the event store. */
@NullMarked
package org.appointmentscheduler.query.history;

import org.jspecify.annotations.NullMarked;
