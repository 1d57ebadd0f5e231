/**
 * What a shell would make of its words, as far as that can be known before it runs: variables, directories,
 * output of simple commands. What cannot be known stays a placeholder that remembers how it was written.
 * Judges nothing.
 */
package io.jenkins.plugins.intent.policy.shell;
