/** Private copies of the project, and the output files that stages hand to each other. */
package io.jenkins.plugins.intent.workspace;
