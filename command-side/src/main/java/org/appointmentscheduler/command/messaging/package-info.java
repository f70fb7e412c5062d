/** How a command travels: retries, durability, idempotency, and what is remembered about its sender. */
@NullMarked
package org.appointmentscheduler.command.messaging;

import org.jspecify.annotations.NullMarked;
