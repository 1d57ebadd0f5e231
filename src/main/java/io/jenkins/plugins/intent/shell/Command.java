package io.jenkins.plugins.intent.shell;

import java.util.List;
import java.util.Optional;

/** A command of shell text: a program with its words, or one of the shell's own constructs around scripts. */
public sealed interface Command {
    /** What is redirected for all of it. */
    List<Redirect> redirects();

    /**
     * Words, the first of which names what runs. Without any, variables are set in the shell itself.
     *
     * @param assignments in front of the words
     */
    record Simple(List<Assignment> assignments, List<Word> words, List<Redirect> redirects) implements Command {
        public Simple {
            assignments = List.copyOf(assignments);
            words = List.copyOf(words);
            redirects = List.copyOf(redirects);
        }

        /** The first word, where it stands there as it is; empty when only a shell can tell what runs. */
        public Optional<String> name() {
            return words.isEmpty() ? Optional.empty() : words.get(0).literal();
        }
    }

    /**
     * {@code { …; }} and {@code ( … )}.
     *
     * @param subshell whether what it changes, such as the directory, ends with it
     */
    record Group(Script body, boolean subshell, List<Redirect> redirects) implements Command {
        public Group {
            redirects = List.copyOf(redirects);
        }
    }

    /** {@code if … then … elif … then … else … fi}. */
    record If(List<Branch> branches, Optional<Script> otherwise, List<Redirect> redirects) implements Command {
        public If {
            branches = List.copyOf(branches);
            redirects = List.copyOf(redirects);
        }
    }

    /** A condition, and what runs when it holds. */
    record Branch(Script condition, Script body) {}

    /** {@code while … do … done}, and {@code until}. */
    record Loop(boolean until, Script condition, Script body, List<Redirect> redirects) implements Command {
        public Loop {
            redirects = List.copyOf(redirects);
        }
    }

    /**
     * {@code for NAME in …; do … done}, and {@code select}.
     *
     * @param words empty when it runs over the arguments of the script
     */
    record For(String name, Optional<List<Word>> words, Script body, List<Redirect> redirects) implements Command {
        public For {
            words = words.map(List::copyOf);
            redirects = List.copyOf(redirects);
        }
    }

    /** {@code for ((…; …; …)); do … done}. */
    record ArithmeticFor(List<Part> expression, Script body, List<Redirect> redirects) implements Command {
        public ArithmeticFor {
            expression = List.copyOf(expression);
            redirects = List.copyOf(redirects);
        }
    }

    /** {@code case … in … esac}. */
    record Case(Word subject, List<Arm> arms, List<Redirect> redirects) implements Command {
        public Case {
            arms = List.copyOf(arms);
            redirects = List.copyOf(redirects);
        }
    }

    /**
     * Patterns, any of which may match, and what runs then.
     *
     * @param goesOn whether other arms can run after it, as {@code ;&} and {@code ;;&} say
     */
    record Arm(List<Word> patterns, Script body, boolean goesOn) {
        public Arm {
            patterns = List.copyOf(patterns);
        }
    }

    /** {@code [[ … ]]}. @param words operands and operators alike */
    record Test(List<Word> words, List<Redirect> redirects) implements Command {
        public Test {
            words = List.copyOf(words);
            redirects = List.copyOf(redirects);
        }
    }

    /** {@code ((…))}. */
    record Calculation(List<Part> expression, List<Redirect> redirects) implements Command {
        public Calculation {
            expression = List.copyOf(expression);
            redirects = List.copyOf(redirects);
        }
    }

    /** {@code NAME() …}: nothing runs until it is called. */
    record Function(String name, Command body, List<Redirect> redirects) implements Command {
        public Function {
            redirects = List.copyOf(redirects);
        }
    }

    /** {@code coproc …}. */
    record Coprocess(Command command, List<Redirect> redirects) implements Command {
        public Coprocess {
            redirects = List.copyOf(redirects);
        }
    }
}
