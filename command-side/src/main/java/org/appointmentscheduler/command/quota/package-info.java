/** What a client may hold at once and in a day, so that nobody holds what they never mean to book. */
@NullMarked
package org.appointmentscheduler.command.quota;

import org.jspecify.annotations.NullMarked;
