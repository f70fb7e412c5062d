/** What happens rarely and all at once, against the clock. */
@NullMarked
package org.appointmentscheduler.load.feat;

import org.jspecify.annotations.NullMarked;
