package io.jenkins.plugins.intent.exec.supervised;

import io.jenkins.plugins.intent.model.Command;
import java.nio.file.Path;

final class OutputDirectories {
    private OutputDirectories() {}

    static String of(Path attempt, int index, Command command) {
        return null;
    }
}
