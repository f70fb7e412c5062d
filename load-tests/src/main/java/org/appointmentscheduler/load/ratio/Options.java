package org.appointmentscheduler.load.ratio;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How much is measured.
 *
 * @param rounds how often everything takes its turn
 * @param turn how long one lasts at most; it ends earlier when it has sent {@link Traffic#MOST} requests
 * @param levels how many clients there are at once
 * @param warmUp how many rounds there are before anything is measured
 * @param providers how many there are; where there are several numbers, all of these take turns
 * @param days how many each of them has published
 * @param kinds what takes turns; confirmations and releases need reservations
 */
record Options(
        int rounds,
        Duration turn,
        List<Integer> levels,
        int warmUp,
        List<Integer> providers,
        int days,
        Set<Kind> kinds) {

    private static final String USAGE =
            "Options: rounds=3 seconds=10 levels=1,16,64 warmup=3 providers=100 days=20 kinds=insert,read,crud,reserve,confirm,release,search";

    static Options parse(String words) {
        var rounds = 3;
        var turn = Duration.ofSeconds(10);
        var levels = List.of(1, 16, 64);
        var warmUp = 3;
        var providers = List.of(100);
        var days = 20;
        Set<Kind> kinds = EnumSet.allOf(Kind.class);
        for (var word : words.strip().split("\\s+")) {
            var parts = word.split("=", 2);
            switch (parts[0]) {
                case "" -> {
                    continue;
                }
                case "rounds" -> rounds = Integer.parseInt(parts[1]);
                case "seconds" -> turn = Duration.ofSeconds(Integer.parseInt(parts[1]));
                case "levels" -> levels = numbers(parts[1]);
                case "warmup" -> warmUp = Integer.parseInt(parts[1]);
                case "providers" -> providers = numbers(parts[1]);
                case "days" -> days = Integer.parseInt(parts[1]);
                case "kinds" -> kinds = kinds(parts[1]);
                default -> throw new IllegalArgumentException("Not known: " + word + ". " + USAGE);
            }
        }
        return new Options(rounds, turn, levels, warmUp, providers, days, kinds);
    }

    private static List<Integer> numbers(String list) {
        return Stream.of(list.split(",")).map(Integer::valueOf).toList();
    }

    private static Set<Kind> kinds(String names) {
        return Stream.of(names.split(","))
                .map(name -> Kind.valueOf(name.toUpperCase(Locale.ROOT)))
                .collect(Collectors.toSet());
    }
}
