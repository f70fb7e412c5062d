package org.appointmentscheduler.server.http.json;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;

/** Writes the contract's JSON, and reads requests strictly. */
final class StrictJsonConverter extends JacksonJsonHttpMessageConverter {

    private final RequestBodies bodies;

    StrictJsonConverter(HttpJson json, RequestBodies bodies) {
        super(json.mapper());
        this.bodies = bodies;
    }

    @Override
    public boolean canRead(ResolvableType type, @Nullable MediaType mediaType) {
        return type.toClass().isRecord() && isUtf8(mediaType) && super.canRead(type, mediaType);
    }

    private static boolean isUtf8(@Nullable MediaType mediaType) {
        return mediaType == null
                || mediaType.getCharset() == null
                || StandardCharsets.UTF_8.equals(mediaType.getCharset());
    }

    @Override
    public Object read(ResolvableType type, HttpInputMessage message, @Nullable Map<String, Object> hints)
            throws IOException {
        return bodies.read(message.getBody().readAllBytes(), type.toClass(), RequestFaults.ofThisRequest());
    }
}
