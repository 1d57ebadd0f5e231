package io.jenkins.plugins.intent.json;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.jenkins.plugins.intent.exec.AttemptStatus;
import io.jenkins.plugins.intent.exec.CommandRecord;
import io.jenkins.plugins.intent.exec.CommandRecordBuilder;
import io.jenkins.plugins.intent.exec.CommandStatus;
import io.jenkins.plugins.intent.exec.Manifest;
import io.jenkins.plugins.intent.exec.StreamRecord;
import io.jenkins.plugins.intent.ledger.FindingView;
import io.jenkins.plugins.intent.ledger.Verdict;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class RecordJsonTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private record Inner(String text, boolean flag) {}

    private record Outer(
            int count, Long big, List<Inner> list, Map<String, String> map, Optional<String> maybe, Inner inner) {
        Outer {
            if (count < 0) {
                throw new IllegalArgumentException("count is negative");
            }
        }
    }

    @Test
    public void manifestsLookAndReadAsIfDataBindingWroteThem() throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            Manifest manifest = manifest(random);
            String message = "seed " + seed;
            byte[] indented = RecordJson.indented(manifest);
            assertArrayEquals(message, Json.PRETTY.writeValueAsBytes(manifest), indented);
            assertArrayEquals(message, Json.LINE.writeValueAsBytes(manifest), RecordJson.line(manifest));
            assertEquals(message, manifest, RecordJson.read(indented, Manifest.class));
            assertEquals(message, manifest, Json.LINE.readValue(indented, Manifest.class));
        }
    }

    @Test
    public void aFileThatIsLargerThanAnyOfOursIsNotRead() throws IOException {
        Path file = folder.getRoot().toPath().resolve("manifest.json");
        try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
            large.setLength((64 << 20) + 1);
        }
        IOException refused = assertThrows(IOException.class, () -> RecordJson.read(file, Manifest.class));
        assertThat(refused.getMessage(), containsString("manifest.json is larger than"));
    }

    @Test
    public void whatIsAbsentIsEmptyAndWhatIsUnknownIsPassedOver() throws IOException {
        Outer read = read("{\"new\": [{\"a\": 1}, 2], \"inner\": {\"text\": null, \"more\": {}}, \"big\": null}");
        assertEquals(new Outer(0, null, List.of(), Map.of(), Optional.empty(), new Inner(null, false)), read);
        assertNull(read.inner().text());
    }

    @Test
    public void everythingComesBackInItsOrder() throws IOException {
        Map<String, String> map = new LinkedHashMap<>();
        map.put("z", "1");
        map.put("a", "\u2028 \ud83d\ude00 \" \\ \n");
        Outer outer = new Outer(7, 1L << 62, List.of(new Inner("x", true)), map, Optional.of("y"), null);
        Outer read = RecordJson.read(RecordJson.line(outer), Outer.class);
        assertEquals(outer, read);
        assertEquals(List.of("z", "a"), List.copyOf(read.map().keySet()));
    }

    @Test
    public void anythingElseIsRefusedAsDataBindingWould() {
        for (String json : List.of(
                "",
                "[]",
                "null",
                "{",
                "{\"count\": \"x\"}",
                "{\"count\": 99999999999}",
                "{\"list\": {}}",
                "{\"list\": [1]}",
                "{\"map\": {\"a\": 1}}",
                "{\"maybe\": []}",
                "{\"count\": -1}",
                "{\"inner\": {\"text\": \"cut o")) {
            assertThrows(json, JsonProcessingException.class, () -> read(json));
        }
    }

    @Test
    public void whatIsWrongIsSaidWithItsPlace() {
        assertEquals("expected an object, found an array", refusal("[]"));
        assertEquals("count is negative", refusal("{\"count\": -1}"));
        assertEquals("expected a whole number, found \"x\" at /count", refusal("{\"count\": \"x\"}"));
        assertEquals("expected a whole number, found 1.5 at /count", refusal("{\"count\": 1.5}"));
        assertEquals(
                "expected a number from -2147483648 to 2147483647, found 99999999999 at /count",
                refusal("{\"count\": 99999999999}"));
        assertEquals("expected a text, found null at /map/a", refusal("{\"map\": {\"a\": null}}"));
        assertEquals("expected an array, found an object at /list", refusal("{\"list\": {}}"));
        assertEquals("expected true or false, found 1 at /list/1/flag", refusal("{\"list\": [{}, {\"flag\": 1}]}"));
    }

    private static String refusal(String json) {
        return assertThrows(JsonProcessingException.class, () -> read(json)).getOriginalMessage();
    }

    @Test
    public void treesEqualThoseOfDataBinding() throws IOException {
        String json = "{\"a\": [1, -2, 1.5, true, false, null, \"x\", {}, []], \"b\": {\"c\": {\"d\": \"\\u00e9\"}}}";
        assertEquals(Json.LINE.readTree(json).toString(), JsonTrees.read(json).toString());
        assertEquals(Json.LINE.readTree(json).toString(), JsonTrees.line(JsonTrees.read(json)));
        for (String wrong : List.of("", "{", "[1,", "{\"a\":}", "nul")) {
            assertThrows(wrong, JsonProcessingException.class, () -> JsonTrees.read(wrong));
        }
    }

    private static Outer read(String json) throws IOException {
        return RecordJson.read(json.getBytes(StandardCharsets.UTF_8), Outer.class);
    }

    private static Manifest manifest(Random random) {
        List<CommandRecord> commands = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            boolean ran = random.nextBoolean();
            commands.add(new CommandRecordBuilder(i, text(random))
                    .started(text(random), Arrays.asList(text(random), text(random)), text(random))
                    .ended(
                            CommandStatus.values()[random.nextInt(CommandStatus.values().length)],
                            ran ? random.nextInt(256) : null,
                            ran ? null : 9)
                    .error(ran ? null : text(random))
                    .times(random.nextLong(), random.nextInt())
                    .captured(ran ? new StreamRecord(text(random), random.nextInt(), 0, text(random)) : null, null)
                    .build());
        }
        List<FindingView> findings = List.of(new FindingView(Verdict.WARN, text(random), text(random), null));
        return new Manifest(
                1,
                "r",
                text(random),
                "j",
                1,
                "a",
                AttemptStatus.FAILED,
                null,
                1,
                2,
                findings,
                commands,
                Map.of("x", text(random)),
                List.of(),
                null);
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            text.appendCodePoint(random.nextBoolean() ? random.nextInt(0x80) : 0x80 + random.nextInt(0x2000));
        }
        return text.toString();
    }
}
