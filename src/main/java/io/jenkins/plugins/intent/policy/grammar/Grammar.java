package io.jenkins.plugins.intent.policy.grammar;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How one program reads its arguments, as far as it matters for what is started and touched.
 *
 * @param style how options are spelt
 * @param options role by option name, dashes included
 * @param operands roles of the operands in order
 * @param assigned role by name for operands spelt {@code name=value}, as in dd
 * @param variables role by name of environment variables that stand for an option
 * @param commands grammar by subcommand
 * @param variants grammars that replace this one when one of their options is there
 * @param traits further properties, see {@link Trait}
 */
public record Grammar(
        Style style,
        Map<String, Role> options,
        List<Role> operands,
        Map<String, Role> assigned,
        Map<String, Role> variables,
        Map<String, Grammar> commands,
        List<Variant> variants,
        Set<Trait> traits) {

    /** How a program spells its options. */
    public enum Style {
        /** Short options in clusters, values glued or apart; long options, which may be shortened. */
        GETOPT,
        /** As GETOPT, and long options are never shortened. */
        EXACT,
        /** Whole words after one dash or two, as in find or java. */
        WORD,
        /** As GETOPT, and the first word may be a cluster without dash, as in tar. */
        TAR,
        /** {@code /name}, {@code /name:value}, in any case, as on Windows. */
        SLASH;

        /** Whether the name of a long option may be shortened. */
        boolean shortens() {
            return this == GETOPT || this == TAR;
        }
    }

    /** Properties that a grammar may have. */
    public enum Trait {
        /** It is a shell. */
        SHELL,
        /** It starts a shell when no command is given. */
        ELSE_SHELL,
        /** What it starts runs in another file system or on another machine. */
        REMOTE,
        /** What it starts gets further operands from standard input. */
        STDIN,
        /** Its operands stand for {@code {}} in what it starts. */
        ROOTS,
        /** It changes or removes files in its own directory, also when it names none. */
        HERE,
        /** It fills its own directory with what comes from elsewhere. */
        FILLS,
        /** A long option that it does not list takes a value. */
        VALUES,
        /** Its options end at the first operand. */
        POSIX,
        /** What it starts has the rights of the administrator. */
        ROOT,
        /** It changes the machine for everybody: what runs, who may log in, what is mounted. */
        MACHINE,
        /** It removes data of the machine that no path names, as volumes. */
        WIPES,
        /** Its arguments are data; no generic suspicion applies. */
        DATA,
        /** What it starts is named as a package: {@code name@version}, {@code npm:name}. */
        PACKAGES,
        /** Applies to the bare name or a system directory only, since projects use that name too. */
        COMMON_NAME,
        /** Exists on Windows only. */
        WINDOWS,
        /** Exists on Unix only: with {@code .exe} it is another program. */
        UNIX
    }

    /** A grammar to use instead when one of the options is there. */
    public record Variant(Set<String> options, Grammar grammar) {}

    public static final Grammar UNKNOWN =
            new Grammar(Style.GETOPT, Map.of(), List.of(), Map.of(), Map.of(), Map.of(), List.of(), Set.of());

    public boolean is(Trait trait) {
        return traits.contains(trait);
    }

    /** Whether it is a tool whose purpose is to change or remove files. */
    public boolean isGuarded() {
        boolean guarded = false;
        for (Role role : operands) {
            guarded |= role.isGuardedPath();
        }
        for (Role role : assigned.values()) {
            guarded |= role.isGuardedPath();
        }
        return guarded;
    }
}
