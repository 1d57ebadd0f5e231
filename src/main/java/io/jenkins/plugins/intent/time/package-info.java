/** The two clocks, as something that tests can move, and times in words. */
package io.jenkins.plugins.intent.time;
