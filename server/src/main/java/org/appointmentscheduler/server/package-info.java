/** The one bootable application: both sides in one process, or either alone. */
@NullMarked
package org.appointmentscheduler.server;

import org.jspecify.annotations.NullMarked;
