/** Whether this process can do its part. */
@NullMarked
package org.appointmentscheduler.server.health;

import org.jspecify.annotations.NullMarked;
