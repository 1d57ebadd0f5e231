package io.jenkins.plugins.intent.exec.supervised;

/** Where the commands of a job run, seen from its supervisor. */
public enum CommandPlace {
    /** The supervisor starts them itself. */
    HERE,
    /** Hands start them, on the same files, wherever those were started. */
    HANDS
}
