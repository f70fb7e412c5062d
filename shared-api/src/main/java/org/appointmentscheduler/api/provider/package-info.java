/** Those who offer their time. */
@NullMarked
package org.appointmentscheduler.api.provider;

import org.jspecify.annotations.NullMarked;
