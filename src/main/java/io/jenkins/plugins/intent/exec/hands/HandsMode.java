package io.jenkins.plugins.intent.exec.hands;

/** What carries orders, answers and output. */
enum HandsMode {
    /** FIFOs, where both sides have the same kernel. */
    FIFO,
    /** Files that are looked for. */
    POLL;

    String text() {
        return this == FIFO ? "fifo" : "poll";
    }
}
