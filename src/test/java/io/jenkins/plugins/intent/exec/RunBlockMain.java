package io.jenkins.plugins.intent.exec;

import io.jenkins.plugins.intent.exec.process.ThisMachine;
import io.jenkins.plugins.intent.model.Command;
import java.nio.file.Path;

/** Runs one shell script per argument as a block in a process of its own; the first is the root directory. */
final class RunBlockMain {
    private RunBlockMain() {}

    public static void main(String[] args) throws Exception {
        ThisMachine.ownJava(false);
        Blocks blocks = new Blocks(Path.of(args[0]));
        blocks.haltOnError = false;
        Command[] commands = new Command[args.length - 1];
        for (int i = 0; i < commands.length; i++) {
            commands[i] = Blocks.shell(args[i + 1]);
        }
        blocks.run(commands);
        System.out.println(blocks.attempt);
        ThisMachine.disownJava();
        System.exit(0);
    }
}
