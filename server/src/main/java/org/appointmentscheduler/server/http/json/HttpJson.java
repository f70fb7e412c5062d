package org.appointmentscheduler.server.http.json;

import java.util.List;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * The mapper of the HTTP contract. Not a bean of its own, lest something that is stored be written with it by accident:
 * here times are cut to the second.
 */
@Component
public class HttpJson {

    private static final StreamReadConstraints LIMITS = StreamReadConstraints.builder()
            .maxNestingDepth(32)
            .maxNumberLength(100)
            .build();

    private final JsonMapper mapper;

    /** @param forms of what is not written as its code has it */
    @Autowired
    HttpJson(List<StdSerializer<?>> forms) {
        var module = new TimesModule();
        forms.forEach(module::addSerializer);
        mapper = JsonMapper.builder(
                        JsonFactory.builder().streamReadConstraints(LIMITS).build())
                .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS, DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                // What does not fit was noted and taken out before; see Shape.
                .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .addModule(module)
                .build();
    }

    public HttpJson() {
        this(List.of());
    }

    public JsonMapper mapper() {
        return mapper;
    }
}
