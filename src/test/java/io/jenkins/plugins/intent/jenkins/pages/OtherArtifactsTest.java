package io.jenkins.plugins.intent.jenkins.pages;

import static org.junit.Assert.assertEquals;

import hudson.remoting.Callable;
import io.jenkins.plugins.intent.jenkins.StubFile;
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

    @Test
    public void aStoreInTheNetworkIsAskedOnceForAll() throws IOException {
        Paths root =
                new Paths(IntStream.range(0, 30).mapToObj(i -> "app" + i + "/f").toList());

        OtherArtifacts.of(root, RUNS, 20);

        assertEquals(1, root.batches.get());
        assertEquals("one by one", 0, root.askedAlone.get());
    }

    /** A tree of files by their paths, as an artifact manager has them that keeps nothing on the controller. */
    private static final class Paths extends StubFile {
        private final List<String> all;
        private final String path;
        private final AtomicInteger listed;
        private final AtomicInteger batches;
        private final AtomicInteger askedAlone;

        Paths(List<String> all) {
            this.all = all;
            this.path = "";
            this.listed = new AtomicInteger();
            this.batches = new AtomicInteger();
            this.askedAlone = new AtomicInteger();
        }

        private Paths(Paths root, String path) {
            this.all = root.all;
            this.path = path;
            this.listed = root.listed;
            this.batches = root.batches;
            this.askedAlone = root.askedAlone;
        }

        @Override
        public <V> V run(Callable<V, IOException> questions) throws IOException {
            batches.incrementAndGet();
            try {
                return questions.call();
            } finally {
                askedAlone.set(0);
            }
        }

        @Override
        public VirtualFile[] list() {
            listed.incrementAndGet();
            askedAlone.incrementAndGet();
            String below = path.isEmpty() ? "" : path + "/";
            Set<String> names = new TreeSet<>();
            all.stream()
                    .filter(one -> one.startsWith(below))
                    .forEach(one -> names.add(one.substring(below.length()).split("/")[0]));
            return names.stream().map(name -> new Paths(this, below + name)).toArray(VirtualFile[]::new);
        }

        @Override
        public String getName() {
            return path.substring(path.lastIndexOf('/') + 1);
        }

        @Override
        public boolean isDirectory() {
            askedAlone.incrementAndGet();
            return !all.contains(path);
        }

        @Override
        public boolean exists() {
            return true;
        }

        @Override
        public VirtualFile child(String name) {
            return new Paths(this, path + "/" + name);
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
