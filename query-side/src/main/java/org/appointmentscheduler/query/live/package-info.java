/** Answers that go on: what happens is sent as server-sent events to whoever stays. */
@NullMarked
package org.appointmentscheduler.query.live;

import org.jspecify.annotations.NullMarked;
