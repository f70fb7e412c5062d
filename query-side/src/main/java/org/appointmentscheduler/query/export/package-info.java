/** All that is kept about a client, for them. */
@NullMarked
package org.appointmentscheduler.query.export;

import org.jspecify.annotations.NullMarked;
