/** The {@code intent} command: one class per subcommand, all output through {@link io.jenkins.plugins.intent.cli.Host}. */
package io.jenkins.plugins.intent.cli;
