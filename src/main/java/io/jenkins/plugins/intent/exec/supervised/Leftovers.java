package io.jenkins.plugins.intent.exec.supervised;

final class Leftovers {
    private Leftovers() {}

    static void end(JobDirectory directory) {}
}
