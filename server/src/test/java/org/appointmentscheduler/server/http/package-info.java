@NullMarked
package org.appointmentscheduler.server.http;

import org.jspecify.annotations.NullMarked;
