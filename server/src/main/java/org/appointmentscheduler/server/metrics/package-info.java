/** Numbers for whoever operates the scheduler. Their names are documented in docs/operations.md and do not change. */
@NullMarked
package org.appointmentscheduler.server.metrics;

import org.jspecify.annotations.NullMarked;
