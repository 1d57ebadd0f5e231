package io.jenkins.plugins.intent.jenkins.agents;

import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.intent.files.FileTrees;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import jenkins.agents.ControllerToAgentFileCallable;

/**
 * What {@link PackJob} sends, as the answer of the call: most jobs leave little, and a stream takes
 * several messages. Empty when it is too much for that. The directory it runs on is the job's.
 */
record PackSmallJob() implements ControllerToAgentFileCallable<byte[]> {
    private static final long MOST_BYTES = 256 << 10;

    @Override
    public byte[] invoke(File job, VirtualChannel channel) throws IOException {
        long bytes = 0;
        for (String part : PackJob.PARTS) {
            bytes += FileTrees.size(job.toPath().resolve(part));
        }
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        if (bytes <= MOST_BYTES) {
            PackJob.pack(job, packed);
        }
        return packed.toByteArray();
    }
}
