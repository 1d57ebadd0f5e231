package io.jenkins.plugins.intent.exec;

/**
 * A manifest as it lies in a file.
 *
 * @param manifest what it says
 * @param bytes the file's; not to be changed
 */
public record WrittenManifest(Manifest manifest, byte[] bytes) {
    /** Whether something that was started left output in files beside it. */
    public boolean tellsOfOutput() {
        for (CommandRecord command : manifest.started()) {
            for (StreamRecord stream : command.streams()) {
                if (stream.path() != null) {
                    return true;
                }
            }
        }
        return false;
    }
}
