package org.appointmentscheduler.server.http.problem;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.UUID;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;
import org.appointmentscheduler.server.http.json.HttpJson;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/** What Tomcat refuses before there is a request for Spring: a malformed request line, {@code %2F} in a path. */
public class ProblemValve extends ErrorReportValve {

    private static final HttpJson JSON = new HttpJson();
    private static final String REQUEST_ID = "X-Request-Id";

    /** The rest of a body that was too slow is not waited for, only to be thrown away. */
    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        super.invoke(request, response);
        if (response.getStatus() == GeneralProblem.BODY_TOO_SLOW.status()) {
            request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
        }
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable thrown) {
        if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        try {
            var problem = StatusProblem.of(response.getStatus());
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            if (response.getHeader(REQUEST_ID) == null) {
                response.setHeader(REQUEST_ID, UUID.randomUUID().toString());
            }
            response.getReporter().write(JSON.mapper().writeValueAsString(problem));
            response.finishResponse();
        } catch (IOException | IllegalStateException gone) {
            getContainer().getLogger().debug("Nobody left to tell", gone);
        }
    }
}
