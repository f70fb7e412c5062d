package org.appointmentscheduler.query.analytics;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.appointmentscheduler.api.provider.ProviderId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Counts by walking the whole log, one question after the other, with nothing of what the view does. */
final class LogCount {

    record Entry(String type, JsonNode data) {

        Instant at(String property) {
            return Instant.parse(data.get(property).asString());
        }
    }

    private final List<Entry> log;
    private final Map<String, Entry> holds = new HashMap<>();
    private final @Nullable ProviderId whose;

    LogCount(JdbcClient database, @Nullable ProviderId whose) {
        this.whose = whose;
        log = database.sql("select payload_type, payload from domain_event_entry order by global_index")
                .query((row, _) -> new Entry(
                        row.getString("payload_type").replaceFirst(".*\\$", ""),
                        JsonMapper.shared().readTree(row.getString("payload"))))
                .list();
        log.stream()
                .filter(entry -> entry.type.equals("SlotHeld"))
                .forEach(entry -> holds.put(entry.data.get("appointmentId").asString(), entry));
    }

    /** Of a type, about holds that began in {@code [from, to)}. */
    long ofHolds(String type, Instant from, Instant to) {
        return about(type, from, to, "heldAt").size();
    }

    /** How long each took from the instant of one property of the hold to that of one of its own. */
    List<Duration> lengths(String type, String end, Instant from, Instant to) {
        return about(type, from, to, "heldAt").stream()
                .map(entry -> Duration.between(hold(entry).at("heldAt"), entry.at(end)))
                .sorted()
                .toList();
    }

    private List<Entry> about(String type, Instant from, Instant to, String when) {
        return log.stream()
                .filter(entry -> entry.type.equals(type) && isAsked(entry.data.get("providerId")))
                .filter(entry -> isIn(hold(entry).at(when), from, to))
                .toList();
    }

    private Entry hold(Entry entry) {
        return holds.get(entry.data.get("appointmentId").asString());
    }

    long published(Instant from, Instant to) {
        var quarterHours = new HashMap<String, Set<Instant>>();
        for (var entry : log) {
            if (entry.type.startsWith("Availability")) {
                var day = entry.data.get("providerDayId").asString();
                var known = quarterHours.computeIfAbsent(day, _ -> new HashSet<>());
                var named = named(LocalDate.parse(day.split("/")[1]), entry.data.get("quarterHours"));
                if (entry.type.equals("AvailabilityPublished")) {
                    known.addAll(named);
                } else {
                    known.removeAll(named);
                }
            }
        }
        return quarterHours.entrySet().stream()
                .filter(day -> whose == null || day.getKey().startsWith(whose.toString()))
                .flatMap(day -> day.getValue().stream())
                .filter(start -> isIn(start, from, to))
                .count();
    }

    private static Set<Instant> named(LocalDate day, JsonNode ranges) {
        var named = new HashSet<Instant>();
        for (var range : ranges) {
            for (var minute = minute(range, 0); minute < minute(range, 1); minute += 15) {
                named.add(day.atStartOfDay(ZoneOffset.UTC).toInstant().plusSeconds(60L * minute));
            }
        }
        return named;
    }

    private static int minute(JsonNode range, int end) {
        var time = range.asString().split("-")[end].split(":");
        return Integer.parseInt(time[0]) * 60 + Integer.parseInt(time[1]);
    }

    long booked(Instant from, Instant to) {
        var count = 0L;
        for (var entry : log) {
            if (entry.type.equals("AppointmentConfirmed") && isAsked(entry.data.get("providerId"))) {
                for (var start = hold(entry).at("start");
                        start.isBefore(hold(entry).at("end"));
                        start = start.plusSeconds(900)) {
                    count += isIn(start, from, to) ? 1 : 0;
                }
            }
        }
        return count;
    }

    /** How many events of a type are about a start in an hour of the week. */
    Map<String, Long> byHourOfWeek(String type, Instant from, Instant to, Map<String, ZoneId> zones) {
        var counts = new HashMap<String, Long>();
        for (var entry : about(type, from, to, "start")) {
            var time = hold(entry)
                    .at("start")
                    .atZone(zones.get(entry.data.get("providerId").asString()));
            counts.merge(key(time.getDayOfWeek(), time.getHour()), 1L, Long::sum);
        }
        return counts;
    }

    static String key(DayOfWeek day, int hour) {
        return day.toString().toLowerCase(Locale.ROOT) + " " + hour;
    }

    private boolean isAsked(JsonNode provider) {
        return whose == null || provider.asString().equals(whose.toString());
    }

    private static boolean isIn(Instant instant, Instant from, Instant to) {
        return !instant.isBefore(from) && instant.isBefore(to);
    }

    static List<JsonNode> items(JsonNode answer) {
        var items = new ArrayList<JsonNode>();
        answer.get("items").forEach(items::add);
        return items;
    }
}
