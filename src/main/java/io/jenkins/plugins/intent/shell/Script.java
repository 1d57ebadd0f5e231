package io.jenkins.plugins.intent.shell;

import java.util.List;

/** Statements, one after the other. */
public record Script(List<Statement> statements) {
    /** Does nothing. */
    public static final Script EMPTY = new Script(List.of());

    public Script {
        statements = List.copyOf(statements);
    }

    /**
     * Pipelines joined by {@code &&} and {@code ||}, up to a semicolon, a line's end or {@code &}.
     *
     * @param first runs always
     * @param rest each runs depending on how what stands before it ended
     * @param background whether nobody waits for it
     * @param start where it begins in the text
     * @param source as written, without the {@code &}
     * @param documents the lines of the here-documents that it announces and that begin behind it
     */
    public record Statement(
            Pipeline first, List<Then> rest, boolean background, int start, String source, String documents) {
        public Statement {
            rest = List.copyOf(rest);
        }

        /** The text of it alone, which means the same as it does here. */
        public String whole() {
            return source + (background ? " &" : "") + (documents.isEmpty() ? "" : "\n" + documents.stripTrailing());
        }
    }

    /** @param onSuccess true for {@code &&}, false for {@code ||} */
    public record Then(boolean onSuccess, Pipeline pipeline) {}

    /**
     * Commands that run at once, each one's output the next one's input.
     *
     * @param negated whether an exclamation mark turns its status round
     * @param stages at least one, except for an exclamation mark or {@code time} alone
     */
    public record Pipeline(boolean negated, List<Stage> stages) {
        public Pipeline {
            stages = List.copyOf(stages);
        }
    }

    /**
     * A command of a pipeline.
     *
     * @param errorsToo whether its standard error goes into the pipe as well, as {@code |&} says
     */
    public record Stage(Command command, boolean errorsToo) {}
}
