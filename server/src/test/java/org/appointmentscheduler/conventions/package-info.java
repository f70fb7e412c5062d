/** The conventions of the HTTP contract on controllers made for it, outside of what the application scans. */
@NullMarked
package org.appointmentscheduler.conventions;

import org.jspecify.annotations.NullMarked;
