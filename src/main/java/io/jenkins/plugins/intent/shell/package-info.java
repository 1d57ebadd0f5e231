/**
 * Shell text, read: what a POSIX shell or bash makes of a text before it runs anything, as an immutable
 * tree. Nothing is expanded or run here. The command policy judges such trees, and {@code intent convert}
 * turns them into commands of an intent.
 */
package io.jenkins.plugins.intent.shell;
