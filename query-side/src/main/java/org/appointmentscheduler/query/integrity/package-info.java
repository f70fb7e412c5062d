/** Finds out whether the history is still what was sealed. */
@NullMarked
package org.appointmentscheduler.query.integrity;

import org.jspecify.annotations.NullMarked;
