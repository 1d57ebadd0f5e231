package io.jenkins.plugins.intent.exec.process;

import io.jenkins.plugins.intent.time.TimeSource;

/** Runs a shell script in a Java of its own so often, and prints after each time whether it has surely left no process. */
final class OrphanListsMain {
    private OrphanListsMain() {}

    /** @param args the script, and how often */
    public static void main(String[] args) throws Exception {
        ThisMachine.ownJava(false);
        for (int i = 0; i < Integer.parseInt(args[1]); i++) {
            ThisMachine machine = new ThisMachine("none", TimeSource.system(), new NativeStarter());
            StartedProcess process = EndedProcess.of(machine, "sh", "-c", args[0]);
            System.out.print(((LocalProcess) process).hasSurelyLeftNone() ? "none " : "some ");
            process.release();
        }
        ThisMachine.disownJava();
        System.exit(0);
    }
}
