/** What is checked and remembered about a request before a controller sees it. */
@NullMarked
package org.appointmentscheduler.server.http.request;

import org.jspecify.annotations.NullMarked;
