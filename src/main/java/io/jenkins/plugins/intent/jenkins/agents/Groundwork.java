package io.jenkins.plugins.intent.jenkins.agents;

import io.jenkins.plugins.intent.exec.supervised.JobDirectory;
import io.jenkins.plugins.intent.exec.supervised.StartFailedException;
import io.jenkins.plugins.intent.files.FileTrees;
import io.jenkins.plugins.intent.files.IoErrors;
import java.io.File;
import java.io.IOException;
import java.io.Serializable;

/**
 * What an agent does for a job before it starts it, in the very call that starts it: one trip less for each
 * of many small stages. Only where nothing has to be brought there and the answer is known, because an
 * earlier stage of the run got it in the same workspace.
 *
 * @param work gets the job's directory ready and looks at the project again
 * @param project the answer that the job was made for
 */
public record Groundwork(PrepareStage work, String project) implements Serializable {
    /**
     * Does nothing to a job that a supervisor has already, such as when the answer of an earlier call was lost: its
     * commands may have changed the project by now.
     *
     * @throws StartFailedException when the stage cannot be prepared; nothing of the job is left then
     */
    void lay(File jobDirectory) throws IOException {
        if (new JobDirectory(jobDirectory.toPath()).isClaimed()) {
            return;
        }
        try {
            String found = work.invoke(jobDirectory, null);
            if (!found.equals(project)) {
                throw new IOException("the project is in " + found + " now; it was in " + project);
            }
        } catch (IOException e) {
            FileTrees.deleteRecursively(jobDirectory.toPath());
            throw new StartFailedException(IoErrors.sentence(e));
        }
    }
}
