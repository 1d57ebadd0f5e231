/** What a run leaves: files that are whole or absent, their checksums, and the rules for keeping them. */
package io.jenkins.plugins.intent.bundle;
