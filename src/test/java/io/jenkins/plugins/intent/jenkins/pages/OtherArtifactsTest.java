package io.jenkins.plugins.intent.jenkins.pages;

import static org.junit.Assert.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jenkins.util.VirtualFile;
import org.junit.Test;

/** What a team archives is named, however much evidence there is. */
public class OtherArtifactsTest {
    private static final Set<String> RUNS = Set.of("intent", "intent-2");

    @Test
    public void ofManyArtifactsTheTeamsOwnAreNamed() throws IOException {
        Stream<String> evidence = IntStream.range(0, 30).mapToObj(i -> "intent/stages/s" + i + "/manifest.json");
        VirtualFile root = new Paths(Stream.concat(evidence, Stream.of("app.jar", "target/intent/a b.txt"))
                .toList());

        assertEquals(List.of("app.jar", "target/intent/a b.txt"), OtherArtifacts.of(root, RUNS, 20));
    }

    @Test
    public void whatJenkinsNamesItselfIsNotSaidAgain() throws IOException {
        assertEquals(
                List.of(),
                OtherArtifacts.of(new Paths(List.of("app.jar", "intent/run.json", "intent-2/run.json")), RUNS, 20));
    }

    @Test
    public void ofVeryManyOfItsOwnAFewHaveToDo() throws IOException {
        List<String> own = IntStream.range(0, 500).mapToObj(i -> "f" + i).toList();
        assertEquals(20, OtherArtifacts.of(new Paths(own), RUNS, 20).size());
    }

    @Test
    public void nothingIsListedBeyondWhatIsShown() throws IOException {
        Stream<String> own = IntStream.range(0, 30).mapToObj(i -> "app/f" + i);
        Stream<String> more = IntStream.range(0, 50).mapToObj(i -> "more" + i + "/f");
        Paths root = new Paths(Stream.concat(own, more).toList());

        assertEquals(20, OtherArtifacts.of(root, RUNS, 20).size());
        assertEquals(2, root.listed.get());
    }

    /** A tree of files by their paths, as an artifact manager has them that keeps nothing on the controller. */
    private static final class Paths extends VirtualFile {
        private final List<String> all;
        private final String path;
        private final AtomicInteger listed;

        Paths(List<String> all) {
            this(all, "", new AtomicInteger());
        }

        private Paths(List<String> all, String path, AtomicInteger listed) {
            this.all = all;
            this.path = path;
            this.listed = listed;
        }

        @Override
        public VirtualFile[] list() {
            listed.incrementAndGet();
            String below = path.isEmpty() ? "" : path + "/";
            Set<String> names = new TreeSet<>();
            all.stream()
                    .filter(one -> one.startsWith(below))
                    .forEach(one -> names.add(one.substring(below.length()).split("/")[0]));
            return names.stream()
                    .map(name -> new Paths(all, below + name, listed))
                    .toArray(VirtualFile[]::new);
        }

        @Override
        public String getName() {
            return path.substring(path.lastIndexOf('/') + 1);
        }

        @Override
        public boolean isDirectory() {
            return !all.contains(path);
        }

        @Override
        public boolean exists() {
            return true;
        }

        @Override
        public VirtualFile child(String name) {
            return new Paths(all, path + "/" + name, listed);
        }

        @Override
        public InputStream open() {
            throw new AssertionError("nothing is read");
        }

        @Override
        public long length() {
            throw new AssertionError("nothing is measured");
        }
    }
}
