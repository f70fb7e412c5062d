/** What a request costs, as a ratio to what the least possible one costs in the same run. */
@NullMarked
package org.appointmentscheduler.load.ratio;

import org.jspecify.annotations.NullMarked;
