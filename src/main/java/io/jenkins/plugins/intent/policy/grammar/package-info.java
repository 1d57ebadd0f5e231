/**
 * How programs read their arguments: grammars, what an argument means in them, and what is known of
 * names, variables and texts. Says what is there and judges nothing, so it knows nothing of
 * policies.
 */
package io.jenkins.plugins.intent.policy.grammar;
