package io.jenkins.plugins.intent.model;

import java.util.Optional;

/**
 * How it is known that a service can be used; one of these.
 *
 * @param port a port of this machine that takes connections, 0 for none
 * @param log a text that the service prints
 * @param command a command that succeeds
 */
public record Ready(int port, Optional<String> log, Optional<Command> command) {}
