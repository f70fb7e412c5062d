/** What the application is measured against: endpoints that do the least one can do, on the same stack. */
@NullMarked
package org.appointmentscheduler.load.bare;

import org.jspecify.annotations.NullMarked;
