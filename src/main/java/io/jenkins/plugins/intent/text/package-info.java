/** Text from others made fit to be shown, text of the system as its bytes, and the words for statuses. */
package io.jenkins.plugins.intent.text;
