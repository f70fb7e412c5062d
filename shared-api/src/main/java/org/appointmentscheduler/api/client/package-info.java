/** Those who book it. */
@NullMarked
package org.appointmentscheduler.api.client;

import org.jspecify.annotations.NullMarked;
