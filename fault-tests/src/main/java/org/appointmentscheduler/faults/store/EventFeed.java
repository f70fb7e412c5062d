package org.appointmentscheduler.faults.store;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.appointmentscheduler.faults.process.Access;
import tools.jackson.databind.json.JsonMapper;

/** Reads the events as everybody can, from {@code GET /api/events}. Its times are cut to the second. */
public final class EventFeed {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int PAGE = 500;

    private EventFeed() {}

    public static List<StoredEvent> read(HttpClient http, URI node) throws IOException, InterruptedException {
        var events = new ArrayList<StoredEvent>();
        var after = "0";
        while (after != null) {
            var request = HttpRequest.newBuilder(node.resolve("/api/events?limit=" + PAGE + "&after=" + after))
                    .timeout(Duration.ofSeconds(30))
                    .header("Authorization", Access.to(node))
                    .build();
            var response = http.send(request, BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IOException("The feed answered " + response.statusCode() + ": " + response.body());
            }
            var page = JSON.readTree(response.body());
            for (var item : page.get("items")) {
                var type = item.get("type").stringValue();
                events.add(new StoredEvent(
                        item.get("position").longValue(),
                        item.get("id").stringValue(),
                        item.get("subject").stringValue(),
                        item.get("sequence").longValue(),
                        type.substring(type.lastIndexOf('.') + 1),
                        Instant.parse(item.get("time").stringValue()),
                        item.get("data")));
            }
            var next = page.get("next");
            after = next == null || next.isNull() ? null : next.stringValue();
        }
        return events;
    }
}
