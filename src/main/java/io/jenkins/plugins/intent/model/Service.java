package io.jenkins.plugins.intent.model;

import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A program that runs beside the commands of a block and is ended with it.
 *
 * @param command what is started
 * @param ready how it is known that it can be used; empty means at once
 * @param readyTimeoutSec how long that may take, in seconds
 */
public record Service(Command command, Optional<Ready> ready, long readyTimeoutSec) {
    /** How long a service may take to become ready when nothing else is said, in seconds. */
    public static final long READY_TIMEOUT_SEC = 60;

    public Service {
        Objects.requireNonNull(command, "command");
    }

    /** The same with other texts. */
    public Service withTexts(UnaryOperator<String> text) {
        return new Service(
                command.withTexts(text),
                ready.map(how ->
                        new Ready(how.port(), how.log().map(text), how.command().map(each -> each.withTexts(text)))),
                readyTimeoutSec);
    }
}
