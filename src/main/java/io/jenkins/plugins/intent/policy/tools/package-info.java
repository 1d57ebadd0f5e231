/** For those who write policies: tables of commands and their scores, suggestions, explanations. */
package io.jenkins.plugins.intent.policy.tools;
