package org.appointmentscheduler.server.http.answer;

import org.appointmentscheduler.api.Change;
import org.appointmentscheduler.command.messaging.Answer;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/** A command's answer: the new state as the body, and what to send back to read one's own write as headers. */
@RestControllerAdvice
class AnswerAdvice implements ResponseBodyAdvice<Object> {

    static final String CONSISTENCY_TOKEN = "Consistency-Token";
    static final String REPLAYED = "Idempotency-Replayed";

    @Override
    public boolean supports(MethodParameter returnType, Class<? extends HttpMessageConverter<?>> converter) {
        return true;
    }

    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter returnType,
            MediaType contentType,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        return body instanceof Answer<?> answer ? state(answer, response.getHeaders()) : body;
    }

    private static Object state(Answer<?> answer, HttpHeaders headers) {
        Change<?> change = answer.change();
        headers.setETag("\"" + change.version() + "\"");
        headers.set(CONSISTENCY_TOKEN, change.stream() + "@" + change.version());
        if (answer.replayed()) {
            headers.set(REPLAYED, "true");
        }
        return change.state();
    }
}
