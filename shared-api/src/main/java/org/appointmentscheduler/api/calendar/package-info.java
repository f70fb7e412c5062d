/** When a provider is available, and which appointment claims which quarter hours. */
@NullMarked
package org.appointmentscheduler.api.calendar;

import org.jspecify.annotations.NullMarked;
