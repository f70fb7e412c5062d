/** Who asks. */
@NullMarked
package org.appointmentscheduler.api.access;

import org.jspecify.annotations.NullMarked;
