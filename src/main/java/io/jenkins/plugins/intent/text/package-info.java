/** Text from others made fit to be shown. */
package io.jenkins.plugins.intent.text;
