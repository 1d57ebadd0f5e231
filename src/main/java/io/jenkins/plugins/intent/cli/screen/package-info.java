/** What a terminal or a log shows of a run while it goes, and in which colours and signs. */
package io.jenkins.plugins.intent.cli.screen;
