/** Which quarter hours of a provider's day are published, and which appointment claims which. */
@NullMarked
package org.appointmentscheduler.command.calendar;

import org.jspecify.annotations.NullMarked;
