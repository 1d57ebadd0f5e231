package io.jenkins.plugins.intent.jenkins.agents;

import hudson.remoting.VirtualChannel;
import hudson.util.FileVisitor;
import java.io.BufferedOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import jenkins.agents.ControllerToAgentFileCallable;

/**
 * Sends what an attempt left, {@code attempt} and {@code outputs}, as one zip. The directory it runs on
 * is the job's. The stream back to the controller is a message for each write, so writes are few.
 *
 * @param out one that remoting carries
 */
record PackJob(OutputStream out) implements ControllerToAgentFileCallable<Void> {
    static final List<String> PARTS = List.of("attempt", CollectOutputs.COLLECTED);

    private static final int MESSAGE_BYTES = 64 << 10;

    @Override
    public Void invoke(File job, VirtualChannel channel) throws IOException {
        pack(job, new BufferedOutputStream(out, MESSAGE_BYTES));
        return null;
    }

    /** Writes the zip and closes the stream. */
    static void pack(File job, OutputStream out) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.setLevel(Deflater.BEST_SPEED);
            PlainFiles.only(PARTS.toArray(new String[0])).scan(job, new Packing(zip));
        }
    }

    private static final class Packing extends FileVisitor {
        private final ZipOutputStream zip;

        Packing(ZipOutputStream zip) {
            this.zip = zip;
        }

        @Override
        public void visit(File file, String name) throws IOException {
            boolean directory = file.isDirectory();
            zip.putNextEntry(new ZipEntry(directory ? name + "/" : name));
            if (!directory) {
                Files.copy(file.toPath(), zip);
            }
            zip.closeEntry();
        }

        @Override
        public boolean understandsSymlink() {
            return false;
        }
    }
}
