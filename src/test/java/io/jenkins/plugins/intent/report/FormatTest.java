package io.jenkins.plugins.intent.report;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.intent.ledger.RunStatus;
import io.jenkins.plugins.intent.ledger.RunView;
import io.jenkins.plugins.intent.ledger.Views;
import java.util.List;
import org.junit.Test;

/** Figures read well at every size. */
public class FormatTest {

    @Test
    public void durationsUseTheUnitsThatFit() {
        assertEquals("0 ms", Format.duration(-5));
        assertEquals("999 ms", Format.duration(999));
        assertEquals("1.0 s", Format.duration(1000));
        assertEquals("59.9 s", Format.duration(59_999));
        assertEquals("1 min", Format.duration(60_000));
        assertEquals("3 min 4 s", Format.duration(184_000));
        assertEquals("2 h 5 min", Format.duration(7_500_000));
        assertEquals("3 d 1 h", Format.duration(73L * 3_600_000));
    }

    @Test
    public void sizesUseTheUnitsThatFit() {
        assertEquals("1 byte", Format.bytes(1));
        assertEquals("999 bytes", Format.bytes(999));
        assertEquals("1.0 kB", Format.bytes(1000));
        assertEquals("1.0 MB", Format.bytes(999_999));
        assertEquals("12 MB", Format.bytes(12_345_678));
        assertEquals("1.1 GB", Format.bytes(1_073_741_824));
        assertEquals("9223 PB", Format.bytes(Long.MAX_VALUE));
    }

    @Test
    public void axisHasAFewRoundMarksWhateverItsLength() {
        for (long length = 1; length < 400L * 24 * 3_600_000; length = length * 3 / 2 + 1) {
            RunView run = Views.run(RunStatus.SUCCEEDED, null, 1000, 1000 + length, List.of());
            List<Long> marks = Timeline.of(run).marks();
            assertTrue(length + ": " + marks, marks.size() <= 10 && marks.size() >= Math.min(length + 1, 3));
            assertTrue(marks.get(marks.size() - 1) <= length);
        }
    }
}
