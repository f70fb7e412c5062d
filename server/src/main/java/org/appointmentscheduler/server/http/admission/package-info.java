/** How much is taken on at once, so that what is taken on is answered in good time. */
@NullMarked
package org.appointmentscheduler.server.http.admission;

import org.jspecify.annotations.NullMarked;
