/** When a command's database transaction begins and ends. */
@NullMarked
package org.appointmentscheduler.server.transaction;

import org.jspecify.annotations.NullMarked;
