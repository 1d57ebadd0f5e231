package io.jenkins.plugins.intent.exec;

import io.jenkins.plugins.intent.policy.ConfineMode;
import io.jenkins.plugins.intent.policy.Confinement;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Runs a script as a confined block, in a process that a test can kill. */
final class ConfinedBlockMain {
    private ConfinedBlockMain() {}

    public static void main(String[] args) throws IOException {
        Blocks blocks = new Blocks(Path.of(args[0]));
        blocks.guard = Confinements.guard(new Confinement(ConfineMode.REQUIRED, List.of(), true));
        blocks.run(Blocks.shell(args[1]));
    }
}
