/** What a run came to, for people. */
@NullMarked
package org.appointmentscheduler.faults.report;

import org.jspecify.annotations.NullMarked;
