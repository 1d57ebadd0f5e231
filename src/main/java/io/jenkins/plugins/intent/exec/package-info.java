/**
 * The agent side: runs one block of commands as real processes and leaves an attempt directory with
 * a manifest and raw output, driven by nothing but the files of a job directory.
 */
package io.jenkins.plugins.intent.exec;
