/** A client that costs next to nothing, since it shares the machine with what it measures. */
@NullMarked
package org.appointmentscheduler.load.http;

import org.jspecify.annotations.NullMarked;
