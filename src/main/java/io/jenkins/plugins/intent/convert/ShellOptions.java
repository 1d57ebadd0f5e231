package io.jenkins.plugins.intent.convert;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What {@code set} and {@code shopt} have switched on at one place of the text. */
record ShellOptions(Set<String> on) {
    private static final String STOPS = "errexit";
    private static final String ONLY_OUTSIDE = "errexit of the intent";
    private static final String PIPES = "pipefail";
    private static final String BASH = "shopt ";
    private static final Map<Character, String> LETTERS = Map.of(
            'e',
            STOPS,
            'u',
            "nounset",
            'x',
            "xtrace",
            'v',
            "verbose",
            'E',
            "errtrace",
            'T',
            "functrace",
            'h',
            "hashall",
            'b',
            "notify",
            'm',
            "monitor");
    /** Those that matter to a shell which goes on with a part of the text, by their letters. */
    private static final String KEPT = "euxv";

    private static final Set<String> KEPT_OF_BASH = Set.of("extglob", "globstar", "nullglob", "failglob");
    private static final Set<String> HARMLESS_OF_BASH = Set.of("expand_aliases", "inherit_errexit", "checkwinsize");

    /** As an {@code sh} step of Jenkins and a {@code run:} of GitHub start. */
    static final ShellOptions AT_START = new ShellOptions(Set.of(STOPS));
    /** A script that goes on after a failure: an intent does not, but what stays a shell's does. */
    static final ShellOptions GOING_ON = new ShellOptions(Set.of(STOPS, ONLY_OUTSIDE));

    ShellOptions {
        on = Set.copyOf(on);
    }

    boolean failuresCount() {
        return on.contains(STOPS);
    }

    boolean pipesFailWhole() {
        return on.contains(PIPES);
    }

    ShellOptions withFailuresCounting() {
        return with(STOPS, true);
    }

    private ShellOptions with(String option, boolean set) {
        Set<String> now = new TreeSet<>(on);
        if (option.equals(STOPS)) {
            now.remove(ONLY_OUTSIDE);
        }
        if (set) {
            now.add(option);
        } else {
            now.remove(option);
        }
        return new ShellOptions(now);
    }

    /** After {@code set} with these arguments; those that set the arguments of the script are passed over. */
    ShellOptions set(List<String> args) throws Unsayable {
        ShellOptions now = this;
        for (int i = 0; i < firstArgument(args); i++) {
            String arg = args.get(i);
            boolean set = arg.startsWith("-");
            for (char letter : arg.substring(1).replace("-", "").toCharArray()) {
                if (letter == 'o') {
                    now = now.with(known(args, ++i), set);
                } else {
                    String option = LETTERS.get(letter);
                    if (option == null) {
                        throw new Unsayable("set " + arg);
                    }
                    now = now.with(option, set);
                }
            }
        }
        return now;
    }

    private static String known(List<String> args, int at) throws Unsayable {
        String option = at < args.size() ? args.get(at) : "";
        if (!option.equals(PIPES) && !LETTERS.containsValue(option)) {
            throw new Unsayable("set -o " + option);
        }
        return option;
    }

    /** Where the options of {@code set} end. */
    static int firstArgument(List<String> args) {
        int first = 0;
        while (first < args.size() && args.get(first).matches("[-+][a-zA-Z]+")) {
            first += args.get(first).endsWith("o") ? 2 : 1;
        }
        return Math.min(first, args.size());
    }

    /** After {@code shopt} with these arguments. */
    ShellOptions shopt(List<String> args) throws Unsayable {
        boolean set = args.contains("-s");
        ShellOptions now = this;
        for (String arg : args) {
            if (KEPT_OF_BASH.contains(arg)) {
                now = now.with(BASH + arg, set);
            } else if (!HARMLESS_OF_BASH.contains(arg) && !arg.matches("-[suq]")) {
                throw new Unsayable("shopt " + String.join(" ", args));
            }
        }
        return now;
    }

    /** Whether only bash knows one of them. */
    boolean needBash() {
        return pipesFailWhole() || on.stream().anyMatch(option -> option.startsWith(BASH));
    }

    /** Whether two stars stand for directories of any depth. */
    boolean patternsGoDeep() {
        return on.contains(BASH + "globstar");
    }

    boolean patternsMayMatchNothing() {
        return on.contains(BASH + "nullglob");
    }

    /** The arguments of a shell with these options that reads its text from the next one. */
    List<String> arguments() {
        List<String> all = new ArrayList<>();
        for (String option : new TreeSet<>(on)) {
            if (option.startsWith(BASH)) {
                all.addAll(List.of("-O", option.substring(BASH.length())));
            }
        }
        if (pipesFailWhole()) {
            all.addAll(List.of("-o", PIPES));
        }
        StringBuilder letters = new StringBuilder("-");
        for (char letter : KEPT.toCharArray()) {
            boolean kept = letter != 'e' || !on.contains(ONLY_OUTSIDE);
            letters.append(kept && on.contains(LETTERS.get(letter)) ? String.valueOf(letter) : "");
        }
        all.add(letters.append('c').toString());
        return all;
    }
}
