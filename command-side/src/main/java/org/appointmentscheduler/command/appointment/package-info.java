/** One booking's life, and the time a hold has. */
@NullMarked
package org.appointmentscheduler.command.appointment;

import org.jspecify.annotations.NullMarked;
