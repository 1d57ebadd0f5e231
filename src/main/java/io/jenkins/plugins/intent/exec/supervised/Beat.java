package io.jenkins.plugins.intent.exec.supervised;

import java.io.Serializable;

/**
 * The supervisor's sign of life, {@code beat}.
 *
 * @param pid its process id
 * @param startMark of that process, so that a process id used again is not taken for it; 0 when
 *     unknown
 * @param counter 1, 2, …; every beat is one higher, and only that it grows means anything
 */
public record Beat(long pid, long startMark, long counter) implements Serializable {}
