/** Finds out whether the history is still what was sealed, and whether it can have happened. */
@NullMarked
package org.appointmentscheduler.query.integrity;

import org.jspecify.annotations.NullMarked;
