package io.jenkins.plugins.intent.policy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A program that would be started: the command itself or one that it starts in turn.
 *
 * @param program by name or path
 * @param args its arguments
 * @param env variables that are set for it, by the intent or by a wrapper
 * @param cwd where it starts
 * @param depth 0 for the command itself
 * @param origin where it stands among the arguments of the command
 * @param through properties of the way that led here
 */
record Started(
        String program,
        List<String> args,
        Map<String, String> env,
        Path cwd,
        int depth,
        Origin origin,
        Through through) {

    /**
     * Where a program's arguments stand among those of the whole command.
     *
     * @param first place of its first argument
     * @param fixed whether all of it stands inside that one argument
     */
    record Origin(int first, boolean fixed) {
        Origin inside(int index) {
            return new Origin(at(index), true);
        }

        /** Of a command whose program is the argument at {@code index}. */
        Origin after(int index) {
            return fixed ? this : new Origin(first + index + 1, false);
        }

        int at(int index) {
            return fixed ? first : first + index;
        }
    }

    /**
     * @param hidden an option, a variable or program text names it, not the command's own words
     * @param remote its paths are not those of this machine
     * @param moreOperands further operands come from standard input
     * @param roots what {@code {}} stands for, empty when it stands for nothing
     * @param mounts directories of this machine that a remote program sees
     * @param expanded whether a shell has made the words what they are, so that nothing in them means more
     * @param asRoot the command's own words ask for the rights of the administrator
     */
    record Through(
            boolean hidden,
            boolean remote,
            boolean moreOperands,
            List<String> roots,
            List<Mount> mounts,
            boolean asRoot,
            boolean expanded) {
        static final Through NOTHING = new Through(false, false, false, List.of(), List.of(), false, false);

        Through hiddenAway() {
            return new Through(true, remote, moreOperands, roots, mounts, asRoot, expanded);
        }

        Through expandedByShell() {
            return new Through(hidden, remote, moreOperands, roots, mounts, asRoot, true);
        }
    }

    /** Place of the program among the arguments of the whole command; -1 when it is the command itself. */
    int place() {
        return depth == 0 ? -1 : origin.at(-1);
    }

    static Started directly(CommandLine command) {
        return new Started(
                command.program(),
                command.args(),
                command.env(),
                command.cwd(),
                0,
                new Origin(0, false),
                Through.NOTHING);
    }

    Started inner(List<String> argv, Origin where, Through how) {
        return new Started(argv.get(0), argv.subList(1, argv.size()), env, cwd, depth + 1, where, how);
    }

    Started withEnv(Map<String, String> more) {
        return new Started(program, args, more, cwd, depth, origin, through);
    }

    Started going(Through how) {
        return new Started(program, args, env, cwd, depth, origin, how);
    }

    Started in(Path directory) {
        return new Started(program, args, env, directory, depth, origin, through);
    }
}
