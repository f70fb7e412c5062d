/** How often one may ask, so that nobody's zeal is everybody's wait. */
@NullMarked
package org.appointmentscheduler.server.http.rate;

import org.jspecify.annotations.NullMarked;
