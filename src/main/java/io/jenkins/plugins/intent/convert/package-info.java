/**
 * Shell text turned into commands of an intent, which need no shell. What cannot be said so stays a
 * shell's, with the reason.
 */
package io.jenkins.plugins.intent.convert;
