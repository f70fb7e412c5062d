/** Checks the history from the command line. */
@NullMarked
package org.appointmentscheduler.server.verify;

import org.jspecify.annotations.NullMarked;
