/** What the product kept: its events and its views, read from outside. */
@NullMarked
package org.appointmentscheduler.faults.store;

import org.jspecify.annotations.NullMarked;
