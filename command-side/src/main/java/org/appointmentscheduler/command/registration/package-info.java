/** Providers and clients: that they exist, and, apart from the events, who they are. */
@NullMarked
package org.appointmentscheduler.command.registration;

import org.jspecify.annotations.NullMarked;
