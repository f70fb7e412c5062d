package org.appointmentscheduler.faults.store;

import java.util.BitSet;
import tools.jackson.databind.JsonNode;

/** Sets of quarter hours, read from both of the product's notations without its code, which could be wrong. */
public final class Quarters {

    private static final int MINUTES = 15;

    private Quarters() {}

    /** From {@code ["09:00-12:30"]}. */
    public static BitSet ofRanges(JsonNode ranges) {
        var all = new BitSet(96);
        for (var range : ranges) {
            var ends = range.stringValue().split("-", 2);
            all.set(number(ends[0]), number(ends[1]));
        }
        return all;
    }

    private static int number(String time) {
        return (Integer.parseInt(time.substring(0, 2)) * 60 + Integer.parseInt(time.substring(3))) / MINUTES;
    }

    /** As the product's tables have it: 24 hexadecimal digits, the first quarter hour is the lowest bit. */
    public static String toHex(BitSet quarters) {
        var hex = new StringBuilder();
        for (var digit = 23; digit >= 0; digit--) {
            var value = 0;
            for (var bit = 3; bit >= 0; bit--) {
                value = value * 2 + (quarters.get(digit * 4 + bit) ? 1 : 0);
            }
            hex.append(Character.forDigit(value, 16));
        }
        return hex.toString();
    }
}
