/**
 * The boundary that a policy asks the kernel to hold: one enclosure for an attempt, made by bubblewrap,
 * which each of its commands enters.
 */
package io.jenkins.plugins.intent.exec.confine;
