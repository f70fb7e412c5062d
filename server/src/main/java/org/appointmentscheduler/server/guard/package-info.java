/** What must be true before the first request, checked at start, because each of it fails silently. */
@NullMarked
package org.appointmentscheduler.server.guard;

import org.jspecify.annotations.NullMarked;
