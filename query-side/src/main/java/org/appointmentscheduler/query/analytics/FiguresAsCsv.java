package org.appointmentscheduler.query.analytics;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.stereotype.Component;

/**
 * Writes figures as CSV (RFC 4180) with a line of column names; null is empty. Numbers, times, durations and names of
 * days, none of which needs quotes or can be taken for a formula.
 */
@Component
class FiguresAsCsv extends AbstractHttpMessageConverter<Figures> {

    static final String MEDIA_TYPE = "text/csv";

    private static final String LINE_END = "\r\n";

    FiguresAsCsv() {
        super(StandardCharsets.UTF_8, MediaType.parseMediaType(MEDIA_TYPE));
    }

    @Override
    protected boolean supports(Class<?> type) {
        return type == Figures.class;
    }

    @Override
    public boolean canRead(Class<?> type, @Nullable MediaType mediaType) {
        return false;
    }

    @Override
    protected Figures readInternal(Class<? extends Figures> type, HttpInputMessage message) {
        throw new HttpMessageNotReadableException("Figures are only written", message);
    }

    @Override
    protected void writeInternal(Figures figures, HttpOutputMessage message) throws IOException {
        var csv = new StringBuilder(line(figures.items().getFirst().keySet()));
        figures.items().forEach(row -> csv.append(line(row.values())));
        message.getBody().write(csv.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String line(Collection<? extends @Nullable Object> values) {
        return values.stream().map(value -> Objects.toString(value, "")).collect(Collectors.joining(",", "", LINE_END));
    }
}
