package org.appointmentscheduler.load.people;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.appointmentscheduler.load.http.Reply;
import org.appointmentscheduler.load.http.Requests;
import org.appointmentscheduler.load.http.Wire;

/** Fills the application with people and their time. */
public final class Setting {

    private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");
    private static final Duration WORKDAY = Duration.ofHours(8);

    private final Wire wire;
    private final Requests requests;

    public Setting(Wire wire, Requests requests) {
        this.wire = wire;
        this.requests = requests;
    }

    public List<String> clients(int number) throws IOException {
        return register("/api/clients", "{\"firstName\":\"Some\",\"lastName\":\"Body\"}", number);
    }

    public List<String> providers(int number) throws IOException {
        return register("/api/providers", "{\"firstName\":\"Some\",\"lastName\":\"One\",\"timeZone\":\"UTC\"}", number);
    }

    private List<String> register(String path, String person, int number) throws IOException {
        var ids = new ArrayList<String>();
        for (var registered = 0; registered < number; registered++) {
            var id = ID.matcher(created(wire.send(requests.post(path, person))).body());
            if (id.find()) {
                ids.add(id.group(1));
            }
        }
        return ids;
    }

    /** Eight hours a day, from the same time on each. */
    public void publish(List<String> providers, Instant firstWindow, int days) throws IOException {
        var ranges = IntStream.range(0, days)
                .mapToObj(day -> firstWindow.plus(Duration.ofDays(day)))
                .map(start -> "{\"start\":\"%s\",\"end\":\"%s\"}".formatted(start, start.plus(WORKDAY)))
                .collect(Collectors.joining(",", "[", "]"));
        for (var provider : providers) {
            created(wire.send(requests.post(
                    "/api/appointments/availability",
                    "{\"providerId\":\"%s\",\"ranges\":%s}".formatted(provider, ranges))));
        }
    }

    private static Reply created(Reply reply) throws IOException {
        if (reply.status() != 201) {
            throw new IOException("Expected 201: " + reply);
        }
        return reply;
    }
}
