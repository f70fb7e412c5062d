/** How far the views are, and waiting for them. */
@NullMarked
package org.appointmentscheduler.query.projection;

import org.jspecify.annotations.NullMarked;
