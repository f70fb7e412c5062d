/** What must not be read by everyone: keys, and text that only its keys open. */
@NullMarked
package org.appointmentscheduler.api.secrecy;

import org.jspecify.annotations.NullMarked;
