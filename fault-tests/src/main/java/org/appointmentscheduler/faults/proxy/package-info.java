/** A network that can be broken at will. */
@NullMarked
package org.appointmentscheduler.faults.proxy;

import org.jspecify.annotations.NullMarked;
