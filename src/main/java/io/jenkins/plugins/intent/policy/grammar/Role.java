package io.jenkins.plugins.intent.policy.grammar;

/**
 * What one argument means to a program. Grammars spell it as a word, {@code kind} or {@code
 * kind:detail}; a trailing {@code *} in a list of operands means "this and all that follow".
 *
 * @param kind the meaning
 * @param detail the language of {@code code}, the table of {@code config}; empty otherwise
 * @param repeats whether it stands for any number of operands
 */
public record Role(Kind kind, String detail, boolean repeats) {

    /** Kinds of meaning; the comment tells how a grammar's author picks one. */
    public enum Kind {
        /** No value, no meaning here. */
        FLAG,
        /** A value of no interest, though as an operand it had better not name a shell. */
        VALUE,
        /** A value that is text or a file to read: it may well name a shell. */
        DATA,
        /** A value that only counts when it is glued to the option, as in sed -i.bak. */
        GLUED,
        /** A value after which nothing is an option any more, as in python -m. */
        LAST,
        /** The option itself asks for a shell. */
        SHELL,
        /** This and all following arguments are a command: the program's purpose is to run it. */
        COMMAND,
        /** This and all following arguments are for a program of the project, as behind {@code npm test --}. */
        ARGUMENTS,
        /** As COMMAND where grammars know that program, else a script with arguments, as in {@code yarn build}. */
        PROGRAM,
        /** As PROGRAM, of an interpreter: what it runs is a file of the project, which no rule names. */
        SCRIPT,
        /** This and all following arguments are a module of Python and its arguments. */
        MODULE,
        /** As COMMAND, up to {@code ;} or {@code +}, as in find. */
        UNTIL,
        /** This and all following arguments are a command that one would not expect here. */
        EXEC,
        /** The value is a string of words that is put before the remaining operands, as in env -S. */
        SPLIT,
        /** The value is the program whose arguments the operands are, as in docker run --entrypoint. */
        ENTRY,
        /** This and all following arguments are joined with blanks and read by a shell, as in ssh. */
        JOINED,
        /** The value is read by a shell. */
        TEXT,
        /** The value is read by a shell; without a value it is a shell to type into. */
        SHELLTEXT,
        /** The value is split at blanks and started. */
        WORDS,
        /** The value is a command whose words are parted by the character in {@code detail}, as CMake has lists. */
        LIST,
        /** The value is a command when it starts with an exclamation mark or a bar. */
        BANG,
        /** The value is judged as a command if it looks like one. */
        SUSPECT,
        /** The value may be a command: remarked where it is somebody's own file, refused where it is a shell. */
        GUESS,
        /** The value is a command of git, without its name. */
        GITCOMMAND,
        /** The value is program text of the language in {@code detail}. */
        CODE,
        /** The value is {@code key=value}; the table in {@code detail} knows what each key means. */
        CONFIG,
        /** Two operands, key and value, of the table in {@code detail}. */
        PAIR,
        /** {@code NAME=value} for the environment of the inner command. */
        ENV,
        /** Directory the inner command starts in. */
        CHDIR,
        /** Root directory of the inner command: its paths are not those of this machine. */
        ROOT,
        /** Code that gets loaded. */
        LIBRARY,
        /** A list of directories that programs are looked for in. */
        PATH_LIST,
        /** The value names the user's shell. */
        SHELL_NAME,
        /** A file that a tool, which is not destructive by trade, writes. */
        OUTPUT,
        /** A place that such a tool fills with what comes from elsewhere, as tar -C: outside of the project it is refused. */
        DEST,
        /** What such a tool makes or changes there: outside of the project it gets a warning. */
        TOUCH,
        /** As MODIFY, by a tool whose use inside of the project is no news, as git clean. */
        CHANGE,
        /** As MODIFY, and links below it are followed as well, as in chown -RL. */
        TREE,
        /** A directory of this machine that a container sees, {@code source:place} or {@code type=bind,src=…,dst=…}. */
        MOUNT,
        /** A guarded tool reads it. */
        READ,
        /** As READ, and it may be named absolutely, as what cp copies: reading is nobody's business. */
        SOURCE,
        /** A guarded tool writes it, through a link too. */
        WRITE,
        /** A guarded tool changes what is there, through a link too; a device is not spared. */
        MODIFY,
        /** A guarded tool removes the name itself; a link is not followed. */
        DELETE,
        /** Destination that is followed only when it is a directory, as in mv. */
        INTO,
        /** The text of a symbolic link. */
        TARGET,
        /** A mode or an owner: looked at like a path, for programs that mix them, and not reported. */
        MAYBE
    }

    /**
     * @throws IllegalArgumentException for a word that is no role
     */
    public static Role parse(String word) {
        boolean repeats = word.endsWith("*");
        String plain = repeats ? word.substring(0, word.length() - 1) : word;
        int colon = plain.indexOf(':');
        String name = colon < 0 ? plain : plain.substring(0, colon);
        return new Role(Enums.named(Kind.class, name, "role"), colon < 0 ? "" : plain.substring(colon + 1), repeats);
    }

    boolean takesNoValue() {
        return kind == Kind.FLAG || kind == Kind.SHELL;
    }

    /** Whether it swallows every argument that follows. */
    boolean takesRest() {
        return switch (kind) {
            case COMMAND, MODULE, ARGUMENTS, EXEC, JOINED -> true;
            default -> false;
        };
    }

    /** Whether something is started by it. */
    public boolean starts() {
        return switch (kind) {
            case COMMAND, UNTIL, EXEC, SPLIT, ENTRY, JOINED, TEXT, WORDS, LIST, CODE, SHELL -> true;
            default -> false;
        };
    }

    /** Whether it is a path of a tool that is destructive by trade. */
    public boolean isGuardedPath() {
        return switch (kind) {
            case READ, SOURCE, WRITE, MODIFY, TREE, DELETE, INTO, TARGET -> true;
            default -> false;
        };
    }
}
