package io.jenkins.plugins.intent.policy;

import io.jenkins.plugins.intent.text.Spelling;
import java.util.HashSet;
import java.util.Set;

/** The built-in rules. Their ids are stable: policy files override them by id. */
enum Rule {
    /** A shell is started by name. */
    SHELL(true),
    /** A program is started in a way that makes it start a shell. */
    SHELL_IMPLICIT(true),
    /** An argument that no grammar explains names a shell. */
    SHELL_IN_ARGUMENT(true),
    /** A text is read by a shell because it needs one. */
    SHELL_TEXT(true),
    /** Program text starts something that cannot be read from it. */
    INLINE_CODE(false),
    /** An option, a variable or program text starts a program of unknown nature. */
    HIDDEN_PROGRAM(false),
    /** Native code or a plug-in is loaded. */
    LOADS_CODE(false),
    /** A destructive tool works inside the project. */
    DESTRUCTIVE(false),
    /** A destructive tool gets its operands from standard input. */
    STDIN_OPERANDS(false),
    /** A destructive tool is given an absolute path. */
    PATH_ABSOLUTE(false),
    /** A destructive tool is given a path with a parent component. */
    PATH_PARENT(false),
    /** A path leaves the project through a link. */
    PATH_LINK(false),
    /** A name that a shell would expand, and nothing here does. */
    PATH_UNEXPANDED(false),
    /** A tool that is not destructive by trade writes outside of the project. */
    PATH_OUTSIDE(false),
    /** A Windows device, or a stream of a file. */
    PATH_SPECIAL(false),
    /** The machine is changed, not the project. */
    MACHINE(false),
    /** A file is written that makes something run later, on this machine. */
    PERSISTENCE(false),
    /** The command starts outside of the project. */
    CWD_OUTSIDE(false),
    /** A character that no argument can hold. */
    ARGUMENT_INVALID(false),
    /** More or longer arguments than the policy reads. */
    LIMIT_SIZE(false),
    /** A value that is not known yet would be read as code. */
    VALUE_AS_CODE(false),
    /** Text that would take too long to read. */
    LIMIT_EFFORT(false),
    /** Wrappers in wrappers, deeper than anybody reads. */
    LIMIT_NESTING(false);

    private static final Set<String> ABOUT_SHELLS = new HashSet<>();

    static {
        for (Rule rule : values()) {
            if (rule.aboutShells) {
                ABOUT_SHELLS.add(rule.id());
            }
        }
    }

    private static final Set<String> ABOUT_PLACES = Set.of(PATH_ABSOLUTE.id(), PATH_PARENT.id(), PATH_LINK.id());

    private final boolean aboutShells;

    Rule(boolean aboutShells) {
        this.aboutShells = aboutShells;
    }

    String id() {
        return Spelling.of(this).replace('_', '-');
    }

    /** Ids of the rules that speak of writing in the wrong place, which the kernel can refuse just as well. */
    static Set<String> aboutPlaces() {
        return ABOUT_PLACES;
    }

    /** Ids of the rules that the consent to use shells covers. */
    static Set<String> aboutShells() {
        return ABOUT_SHELLS;
    }
}
