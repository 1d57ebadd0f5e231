package io.jenkins.plugins.intent.convert;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.intent.shell.Redirect;
import java.util.List;
import java.util.Objects;

/** Redirections as fields of a command. What is thrown away is kept as evidence all the same. */
final class Redirections {
    private static final String NOWHERE = "/dev/null";

    private final Words words;
    private int led;

    Redirections(Words words) {
        this.words = words;
    }

    /** A descriptor: the file it leads to, null when it is left as it is. */
    private static final class Target {
        String file;
        boolean append;

        void lead(String to, boolean more) {
            file = to;
            append = more;
        }
    }

    /** How many have led output anywhere so far. */
    int led() {
        return led;
    }

    void apply(List<Redirect> redirects, ObjectNode command, Scope scope) throws Unsayable {
        led += (int) redirects.stream()
                .filter(redirect -> redirect.writes() || redirect.joins())
                .count();
        Target out = new Target();
        Target err = new Target();
        for (Redirect redirect : redirects) {
            switch (redirect.operator()) {
                case HERE_DOCUMENT, HERE_DOCUMENT_TABS -> command.put("stdin_text", words.text(redirect.text(), scope));
                case HERE_STRING -> command.put("stdin_text", words.text(redirect.text(), scope) + "\n");
                case IN -> input(redirect, command, scope);
                case OUT, CLOBBER, APPEND -> {
                    boolean append = redirect.operator() == Redirect.Operator.APPEND;
                    descriptor(redirect, out, err).lead(file(redirect, scope), append);
                }
                case BOTH, BOTH_APPEND -> both(redirect, out, err, scope);
                case DUPLICATE_OUT -> duplicate(redirect, out, err, scope);
                default ->
                    throw new Unsayable("the redirection " + redirect.operator().spelling());
            }
        }
        put(out, err, command);
    }

    private static Target descriptor(Redirect redirect, Target out, Target err) throws Unsayable {
        return switch (redirect.descriptor()) {
            case "", "1" -> out;
            case "2" -> err;
            default -> throw new Unsayable("the file descriptor " + redirect.descriptor());
        };
    }

    private void input(Redirect redirect, ObjectNode command, Scope scope) throws Unsayable {
        if (!redirect.descriptor().isEmpty() && !redirect.descriptor().equals("0")) {
            throw new Unsayable("the file descriptor " + redirect.descriptor());
        }
        String file = file(redirect, scope);
        if (file != null && !file.equals(NOWHERE)) {
            command.put("stdin_from", file);
        }
    }

    private void both(Redirect redirect, Target out, Target err, Scope scope) throws Unsayable {
        boolean append = redirect.operator() == Redirect.Operator.BOTH_APPEND;
        String file = file(redirect, scope);
        out.lead(file, append);
        err.lead(file, append);
    }

    private void duplicate(Redirect redirect, Target out, Target err, Scope scope) throws Unsayable {
        String to = redirect.target().literal().orElse("");
        if (!redirect.joins()) {
            both(redirect, out, err, scope);
        } else if (redirect.descriptor().equals("2") && to.equals("1")) {
            err.lead(out.file, out.append);
        } else if ((redirect.descriptor().isEmpty() || redirect.descriptor().equals("1")) && to.equals("2")) {
            out.lead(err.file, err.append);
        } else {
            throw new Unsayable("the file descriptor " + redirect.descriptor());
        }
    }

    private String file(Redirect redirect, Scope scope) throws Unsayable {
        String file = words.text(redirect.target(), scope);
        if (file.equals("/dev/stderr") || file.equals("/dev/stdout") || file.equals("/dev/tty")) {
            return null;
        }
        boolean outside = file.startsWith("/") || file.startsWith("${HOME}") || file.startsWith("${GITHUB_");
        if ((file + "/").contains("../")) {
            throw new Unsayable("the file " + file + " is named through '..'");
        }
        if (!file.equals(NOWHERE) && outside) {
            throw new Unsayable("the file " + file + " is not in the project");
        }
        return file;
    }

    private static void put(Target out, Target err, ObjectNode command) throws Unsayable {
        boolean outFile = out.file != null && !out.file.equals(NOWHERE);
        boolean errFile = err.file != null && !err.file.equals(NOWHERE);
        if (outFile && errFile && out.append != err.append && !Objects.equals(out.file, err.file)) {
            throw new Unsayable("one of two files is appended to");
        }
        if (outFile) {
            command.put("stdout_to", out.file);
        }
        if (errFile) {
            command.put("stderr_to", err.file);
        }
        if (outFile && out.append || errFile && err.append) {
            command.put("append", true);
        }
    }
}
