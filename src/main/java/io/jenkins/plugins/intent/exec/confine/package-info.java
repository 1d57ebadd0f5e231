/**
 * The boundary that a policy asks the kernel to hold: one {@link
 * io.jenkins.plugins.intent.exec.confine.Enclosure} for an attempt, made by bubblewrap, which all of its
 * commands run in. Its first process is a shell that starts them, a {@link
 * io.jenkins.plugins.intent.exec.process.Foreman}: what it starts is inside from its first moment, without
 * privileges, and costs two short programs ({@code setsid}, {@code env}). Where that cannot be had, each
 * command enters by {@code nsenter} and {@code setpriv}.
 *
 * <p>Commands of one attempt can do to each other, and to that shell, what processes of one user can do. What
 * is recorded of them is written outside.
 */
package io.jenkins.plugins.intent.exec.confine;
