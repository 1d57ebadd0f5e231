package io.jenkins.plugins.intent.exec.supervised;

/**
 * New bytes of one output stream, raw and with secrets masked, exactly as they stand in the file.
 *
 * @param command 0-based index of the command
 * @param stream "stdout", "stderr", or "part-1/stderr" and so on of the other processes of a pipe
 * @param offset where in the stream's file they begin
 * @param bytes the bytes; never empty
 */
public record OutputChunk(int command, String stream, long offset, byte[] bytes) implements News {}
