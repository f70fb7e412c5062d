/** The document that describes the contract. */
@NullMarked
package org.appointmentscheduler.server.http.openapi;

import org.jspecify.annotations.NullMarked;
