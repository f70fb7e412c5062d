@NullMarked
package org.appointmentscheduler.server.http.openapi;

import org.jspecify.annotations.NullMarked;
