package io.jenkins.plugins.intent.model;

import java.util.Objects;
import java.util.Optional;

/**
 * A program that runs beside the commands of a block and is ended with it.
 *
 * @param command what is started
 * @param ready how it is known that it can be used; empty means at once
 * @param readyTimeoutSec how long that may take, in seconds
 */
public record Service(Command command, Optional<Ready> ready, long readyTimeoutSec) {
    public Service {
        Objects.requireNonNull(command, "command");
    }
}
