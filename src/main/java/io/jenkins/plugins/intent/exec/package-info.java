/**
 * Runs one block of commands as real processes, wherever its processes are started, and leaves an attempt directory with
 * a manifest and raw output. All that it needs is in the {@link io.jenkins.plugins.intent.exec.JobSpec}.
 */
package io.jenkins.plugins.intent.exec;
