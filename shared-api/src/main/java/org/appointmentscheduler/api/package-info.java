/** The language both sides speak: what can be asked, what can happen, and why a request was refused. */
@NullMarked
package org.appointmentscheduler.api;

import org.jspecify.annotations.NullMarked;
