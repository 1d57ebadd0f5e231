package io.jenkins.plugins.intent.jenkins.agents;

import hudson.util.DirScanner;
import hudson.util.FileVisitor;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What is sent of a directory: files, links as links, and empty directories. A link is never followed,
 * so nothing outside is sent and no circle is endless; where links cannot be sent they stay behind.
 * Pipes, sockets and devices stay behind too: to read one may take for ever.
 */
final class PlainFiles extends DirScanner {
    private static final long serialVersionUID = 1L;

    /** Everything. */
    static final PlainFiles ALL = new PlainFiles(List.of(), List.of());

    private final ArrayList<String> only;
    private final ArrayList<String> without;

    private PlainFiles(List<String> only, List<String> without) {
        this.only = new ArrayList<>(only);
        this.without = new ArrayList<>(without);
    }

    /** Only what has these names in the directory itself. */
    static PlainFiles only(String... names) {
        return new PlainFiles(List.of(names), List.of());
    }

    /** Everything but directories of these names, wherever they are. */
    static PlainFiles without(String... names) {
        return new PlainFiles(List.of(), List.of(names));
    }

    @Override
    public void scan(File dir, FileVisitor visitor) throws IOException {
        for (File child : children(dir)) {
            if (only.isEmpty() || only.contains(child.getName())) {
                visit(child, child.getName(), visitor);
            }
        }
    }

    private void visit(File file, String name, FileVisitor visitor) throws IOException {
        Path path = file.toPath();
        if (Files.isSymbolicLink(path)) {
            if (visitor.understandsSymlink()) {
                visitor.visitSymlink(file, Files.readSymbolicLink(path).toString(), name);
            }
        } else if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            visitor.visit(file, name);
        } else if (file.isDirectory() && !without.contains(file.getName())) {
            File[] children = children(file);
            if (children.length == 0) {
                visitor.visit(file, name);
            }
            for (File child : children) {
                visit(child, name + "/" + child.getName(), visitor);
            }
        }
    }

    /** None of a directory that may not be read. */
    private static File[] children(File directory) {
        File[] children = directory.listFiles();
        if (children == null) {
            return new File[0];
        }
        Arrays.sort(children);
        return children;
    }
}
