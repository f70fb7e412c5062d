/** Which database is underneath, and where. */
@NullMarked
package org.appointmentscheduler.server.database;

import org.jspecify.annotations.NullMarked;
