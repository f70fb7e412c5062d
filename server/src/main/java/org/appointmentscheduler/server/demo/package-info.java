/** Something to look at for whoever tries the scheduler out. */
@NullMarked
package org.appointmentscheduler.server.demo;

import org.jspecify.annotations.NullMarked;
