/** One booking's life, from hold to its end. */
@NullMarked
package org.appointmentscheduler.api.appointment;

import org.jspecify.annotations.NullMarked;
