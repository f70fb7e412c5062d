/** What a command's answer says beside its body. */
@NullMarked
package org.appointmentscheduler.server.http.answer;

import org.jspecify.annotations.NullMarked;
