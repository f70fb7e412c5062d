package org.appointmentscheduler.command.registration;

import com.nulabinc.zxcvbn.StandardDictionaries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The first that somebody would try who wants into another's account: the 30,000 most frequent of leaked passwords, what
 * is known of the account's owner, and runs along the alphabet or the keyboard; each also disguised or with a little
 * around it (NIST SP 800-63B-4, 3.1.1.2). How a password is composed is nobody's business otherwise.
 */
public final class GuessablePasswords {

    private static final Set<String> LEAKED = leaked();
    private static final Set<String> OURS = Set.of("appointment", "scheduler");
    private static final Map<Character, Character> DISGUISES =
            Map.of('0', 'o', '1', 'i', '3', 'e', '4', 'a', '5', 's', '7', 't', '@', 'a', '$', 's', '!', 'i');
    private static final String[] ROWS = {
        "abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop", "qwertzuiop", "asdfghjkl", "zxcvbnm", "yxcvbnm"
    };
    private static final int SHORTEST_RUN = 3;
    private static final int SHORTEST_WORD = 3;
    /** Fewer characters than this beside what everybody knows make nothing hard to guess. */
    private static final int LEAST_OF_ONES_OWN = 6;

    private GuessablePasswords() {}

    private static Set<String> leaked() {
        try {
            return Set.copyOf(StandardDictionaries.PASSWORDS_LOADER.load().getFrequencies());
        } catch (IOException e) {
            throw new UncheckedIOException("The list of leaked passwords is not in its jar", e);
        }
    }

    /** @param known of whoever chose it: names, addresses */
    public static boolean include(String password, Stream<@Nullable String> known) {
        var plain = plain(password);
        var words = words(known);
        return Stream.of(plain, undisguised(plain))
                .anyMatch(text -> isLeaked(text) || ownPart(text, words) < LEAST_OF_ONES_OWN);
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    private static String undisguised(String text) {
        return text.chars()
                .mapToObj(character -> DISGUISES.getOrDefault((char) character, (char) character))
                .collect(StringBuilder::new, StringBuilder::append, StringBuilder::append)
                .toString();
    }

    private static boolean isLeaked(String text) {
        return LEAKED.contains(text) || LEAKED.contains(period(text));
    }

    /** What the text repeats, or the text itself: {@code abab} is {@code ab} and no longer. */
    private static String period(String text) {
        for (var length = 1; length <= text.length() / 2; length++) {
            if (text.startsWith(text.substring(length))) {
                return text.substring(0, length);
            }
        }
        return text;
    }

    /** The longest first: an address before the name in it. */
    private static List<String> words(Stream<@Nullable String> known) {
        var others = known.<String>mapMulti((text, words) -> {
            if (text != null) {
                words.accept(plain(text));
            }
        });
        return Stream.concat(OURS.stream(), others)
                .flatMap(text -> Stream.concat(Stream.of(text), Stream.of(text.split("[^\\p{L}\\p{N}]+"))))
                .filter(word -> word.length() >= SHORTEST_WORD)
                .distinct()
                .sorted(Comparator.comparing(String::length).reversed())
                .toList();
    }

    /** How many characters are neither a repetition, nor part of a run, nor of a word that is known. */
    private static int ownPart(String text, List<String> words) {
        var rest = period(text);
        for (var word : words) {
            rest = rest.replace(word, "");
        }
        var framed = rest.replaceAll("^[^\\p{L}]+|[^\\p{L}]+$", "");
        if (!framed.equals(rest) && LEAKED.contains(framed)) {
            rest = rest.replace(framed, "");
        }
        return withoutRuns(rest);
    }

    private static int withoutRuns(String text) {
        var count = 0;
        for (var start = 0; start < text.length(); count++) {
            var length = run(text, start);
            start += length >= SHORTEST_RUN ? length : 1;
        }
        return count;
    }

    /** The length of the longest run that begins here. */
    private static int run(String text, int start) {
        var longest = 1;
        for (var row : ROWS) {
            for (var step : new int[] {1, -1}) {
                longest = Math.max(longest, run(text, start, row, step));
            }
        }
        return longest;
    }

    private static int run(String text, int start, String row, int step) {
        var place = row.indexOf(text.charAt(start));
        var length = 1;
        while (place >= 0
                && start + length < text.length()
                && place + step * length >= 0
                && place + step * length < row.length()
                && row.charAt(place + step * length) == text.charAt(start + length)) {
            length++;
        }
        return length;
    }
}
