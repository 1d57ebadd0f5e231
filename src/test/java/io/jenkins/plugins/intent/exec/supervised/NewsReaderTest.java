package io.jenkins.plugins.intent.exec.supervised;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.intent.exec.CommandStatus;
import io.jenkins.plugins.intent.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Random;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class NewsReaderTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private JobDirectory directory;

    @Before
    public void emptyDirectory() {
        directory = new JobDirectory(folder.getRoot().toPath());
    }

    @Test
    public void aCommandsOutputComesBetweenItsStartAndItsEnd() throws IOException {
        start(0);
        output(0, "stdout", "hello");
        output(0, "stderr", "trouble");
        end(0);
        start(1);
        output(1, "stdout", "half a li");
        assertEquals(
                List.of(
                        "start 0",
                        "0 stdout@0 hello",
                        "0 stderr@0 trouble",
                        "end 0",
                        "start 1",
                        "1 stdout@0 half a li"),
                told(read(WatchCursor.START, 1_000)));
    }

    @Test
    public void aLineThatIsBeingWrittenWaits() throws IOException {
        start(0);
        Files.writeString(directory.events(), "{\"command\":1,", StandardOpenOption.APPEND);
        NewsReader reader = read(WatchCursor.START, 0);
        assertEquals(List.of("start 0"), told(reader));
        Files.writeString(directory.events(), "\"name\":\"b\"}\n", StandardOpenOption.APPEND);
        assertEquals(List.of("start 1"), told(read(reader.cursor(), 0)));
    }

    @Test
    public void aLineThatIsNoEventIsPassedOver() throws IOException {
        Files.writeString(directory.events(), "garbage\n[]\nnull\n" + "x".repeat(200_000) + "\n");
        start(3);
        assertEquals(List.of("start 3"), told(read(WatchCursor.START, 0)));
    }

    @Test
    public void outputIsLeftOutWhenNobodyWantsIt() throws IOException {
        start(0);
        output(0, "stdout", "hello");
        end(0);
        assertEquals(List.of("start 0", "end 0"), told(read(WatchCursor.START, 0)));
    }

    @Test
    public void whatIsMovedAboutUntilTheEndIsNotReadBefore() throws IOException {
        append(new JobEvent(0, "c", "commands/01-c", 4, 1, null, null, null, 0, 0));
        output(0, "stdout", "headring");
        NewsReader live = read(WatchCursor.START, 1_000);
        assertEquals(List.of("start 0", "0 stdout@0 head"), told(live));
        end(0);
        assertEquals(List.of("0 stdout@4 ring", "end 0"), told(read(live.cursor(), 1_000)));
    }

    @Test
    public void eachTryOfACommandIsReadWhereItWrites() throws IOException {
        start(0);
        output(0, "stdout", "first");
        NewsReader first = read(WatchCursor.START, 3);
        assertEquals(List.of("start 0", "0 stdout@0 fir"), told(first));
        String second = place(0) + "/try-2";
        append(new JobEvent(0, "c (try 2)", second, 1 << 20, 1, null, null, null, 0, 0));
        Files.createDirectories(directory.attempt().resolve(second));
        Files.writeString(directory.attempt().resolve(second).resolve("stdout.log"), "second");
        append(new JobEvent(0, "c", second, Long.MAX_VALUE, 0, CommandStatus.SUCCEEDED, 0, null, 0, 0));
        assertEquals(
                List.of("0 stdout@3 st", "start 0", "0 stdout@0 second", "end 0"), told(read(first.cursor(), 1_000)));
    }

    @Test
    public void everyProcessOfAPipeIsReadAndItsOtherStreamsKeepTheirPlaces() throws IOException {
        append(new JobEvent(0, "c", place(0), 1 << 20, 1, null, null, null, 0, 2));
        output(0, "part-1/stderr", "one");
        output(0, "stdout", "out");
        NewsReader first = read(WatchCursor.START, 1_000);
        assertEquals(List.of("start 0", "0 stdout@0 out", "0 part-1/stderr@0 one"), told(first));
        assertFalse(new NewsReader(directory, first.cursor(), 1_000).hasNews());
        output(0, "part-2/stderr", "two");
        output(0, "part-1/stderr", "one more");
        assertTrue(new NewsReader(directory, first.cursor(), 1_000).hasNews());
        end(0);
        assertEquals(
                List.of("0 part-1/stderr@3  more", "0 part-2/stderr@0 two", "end 0"),
                told(read(first.cursor(), 1_000)));
    }

    @Test
    public void anEventCannotPointOutOfTheAttempt() throws IOException {
        Files.writeString(directory.root().resolve("stdout.log"), "private");
        append(new JobEvent(0, "c", "../", 100, 1, null, null, null, 0, 0));
        assertEquals(List.of("start 0"), told(read(WatchCursor.START, 1_000)));
    }

    @Test
    public void aHugeNumberOfEventsComesInBoundedReplies() throws IOException {
        for (int i = 0; i < 1_500; i++) {
            start(i);
        }
        NewsReader first = read(WatchCursor.START, 0);
        assertTrue(first.more());
        NewsReader second = read(first.cursor(), 0);
        assertFalse(second.more());
        assertEquals(1_500, first.news().size() + second.news().size());
    }

    @Test
    public void smallRepliesTellTheSameStoryAsOneLargeReply() throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 30; i++) {
            start(i);
            output(i, "stdout", "o".repeat(random.nextInt(300)));
            output(i, "stderr", "e".repeat(random.nextInt(3)));
            end(i);
        }
        String whole = story(read(WatchCursor.START, 1 << 20).news());
        StringBuilder pieces = new StringBuilder();
        WatchCursor cursor = WatchCursor.START;
        boolean more = true;
        while (more) {
            int budget = 1 + random.nextInt(200);
            NewsReader reader = read(cursor, budget);
            int bytes = reader.news().stream().mapToInt(NewsReaderTest::bytes).sum();
            assertTrue("seed " + seed, bytes <= budget);
            pieces.append(story(reader.news()));
            cursor = reader.cursor();
            more = reader.more();
        }
        assertEquals("seed " + seed, whole, pieces.toString());
    }

    private NewsReader read(WatchCursor cursor, int maxOutputBytes) throws IOException {
        NewsReader reader = new NewsReader(directory, cursor, maxOutputBytes);
        reader.read();
        return reader;
    }

    private static List<String> told(NewsReader reader) {
        return reader.news().stream().map(NewsReaderTest::told).toList();
    }

    private static String told(News news) {
        if (news instanceof OutputChunk chunk) {
            return chunk.command() + " " + chunk.stream() + "@" + chunk.offset() + " "
                    + new String(chunk.bytes(), StandardCharsets.UTF_8);
        }
        JobEvent event = (JobEvent) news;
        return (event.isEnd() ? "end " : "start ") + event.command();
    }

    private static int bytes(News news) {
        return news instanceof OutputChunk chunk ? chunk.bytes().length : 0;
    }

    /** Independent of where output was cut. */
    private static String story(List<News> news) {
        StringBuilder story = new StringBuilder();
        for (News item : news) {
            story.append(
                    item instanceof OutputChunk chunk
                            ? new String(chunk.bytes(), StandardCharsets.UTF_8)
                            : "<" + told(item) + ">");
        }
        return story.toString();
    }

    private void start(int command) throws IOException {
        append(new JobEvent(command, "c", place(command), 1 << 20, 1, null, null, null, 0, 0));
    }

    private void end(int command) throws IOException {
        append(new JobEvent(command, "c", place(command), Long.MAX_VALUE, 0, CommandStatus.SUCCEEDED, 0, null, 0, 0));
    }

    private void append(JobEvent event) throws IOException {
        Files.writeString(
                directory.events(),
                Json.LINE.writeValueAsString(event) + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    private void output(int command, String stream, String text) throws IOException {
        Path file = directory.attempt().resolve(place(command)).resolve(stream + ".log");
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static String place(int command) {
        return String.format("commands/%02d-c", command + 1);
    }
}
