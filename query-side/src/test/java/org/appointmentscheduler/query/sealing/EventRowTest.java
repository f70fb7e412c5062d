package org.appointmentscheduler.query.sealing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EventRowTest {

    private static final EventRow ROW = new EventRow(7, "i", "s", 2, "T", "t", "P", null, "{\"ü\":1}", "{}");

    /** Others can compute them too: this form is written down and never changes. */
    @Test
    void hasTheBytesThatAreWrittenDown() {
        assertThat(HexFormat.of().formatHex(ROW.canonicalBytes()))
                .isEqualTo("00000001" + "37" + "00000001" + "69" + "00000001" + "73" + "00000001" + "32"
                        + "00000001" + "54" + "00000001" + "74" + "00000001" + "50" + "ffffffff"
                        + "00000008" + "7b22c3bc223a317d" + "00000002" + "7b7d");
    }

    @Test
    void everyColumnCounts() {
        var others = new ArrayList<>(List.of(
                with(8, "i", "s", 2, "T", "t", "P", null, "{\"ü\":1}", "{}"),
                with(7, "j", "s", 2, "T", "t", "P", null, "{\"ü\":1}", "{}"),
                with(7, "i", "r", 2, "T", "t", "P", null, "{\"ü\":1}", "{}"),
                with(7, "i", "s", 3, "T", "t", "P", null, "{\"ü\":1}", "{}"),
                with(7, "i", "s", 2, "U", "t", "P", null, "{\"ü\":1}", "{}"),
                with(7, "i", "s", 2, "T", "u", "P", null, "{\"ü\":1}", "{}"),
                with(7, "i", "s", 2, "T", "t", "Q", null, "{\"ü\":1}", "{}"),
                with(7, "i", "s", 2, "T", "t", "P", "", "{\"ü\":1}", "{}"),
                with(7, "i", "s", 2, "T", "t", "P", null, "{\"u\":1}", "{}"),
                with(7, "i", "s", 2, "T", "t", "P", null, "{\"ü\":1}", "{ }"),
                // The same text, cut elsewhere.
                with(7, "is", "", 2, "T", "t", "P", null, "{\"ü\":1}", "{}")));
        others.add(ROW);
        assertThat(others.stream().map(EventRow::hash).map(Seal::hex)).doesNotHaveDuplicates();
    }

    private static EventRow with(
            long position,
            String id,
            String stream,
            long sequence,
            String type,
            String time,
            String payloadType,
            @Nullable String revision,
            String payload,
            String metaData) {
        return new EventRow(position, id, stream, sequence, type, time, payloadType, revision, payload, metaData);
    }
}
