/** Asks the whole contract at random, reproducibly. */
@NullMarked
package org.appointmentscheduler.server.fuzz;

import org.jspecify.annotations.NullMarked;
