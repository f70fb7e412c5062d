/** Proves what the product promises: starts it, breaks it on purpose, heals it, and checks what it said against what it kept. */
@NullMarked
package org.appointmentscheduler.faults;

import org.jspecify.annotations.NullMarked;
