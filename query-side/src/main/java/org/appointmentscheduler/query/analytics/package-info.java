/** Figures drawn from the whole history. */
@NullMarked
package org.appointmentscheduler.query.analytics;

import org.jspecify.annotations.NullMarked;
