/**
 * Puts the parts together, the same way for the command line and for Jenkins: plans a run (document,
 * variables, policy), opens its books, hands jobs to whoever runs them, and closes the bundle.
 */
package io.jenkins.plugins.intent.engine;
