/** What all questions have in common: their parameters, pages and refusals. */
@NullMarked
package org.appointmentscheduler.query.reading;

import org.jspecify.annotations.NullMarked;
