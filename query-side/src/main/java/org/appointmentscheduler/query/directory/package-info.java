/** Who clients and providers are. */
@NullMarked
package org.appointmentscheduler.query.directory;

import org.jspecify.annotations.NullMarked;
