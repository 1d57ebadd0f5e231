package io.jenkins.plugins.intent.bundle;

/** What a file of a bundle really is: its size and the SHA-256 of its content. */
record KeptFile(long bytes, String sha256) {}
