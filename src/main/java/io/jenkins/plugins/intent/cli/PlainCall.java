package io.jenkins.plugins.intent.cli;

import io.jenkins.plugins.intent.cli.ArgumentTable.Argument;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * A call in which every argument is exactly what its subcommand takes: carried out without picocli, whose start
 * takes longer than most calls. Whatever is unusual in the least, or wrong, is left to picocli.
 */
final class PlainCall {
    /** Says that picocli has to look at the arguments. */
    private static final class Unusual extends Exception {
        private static final long serialVersionUID = 1;
    }

    private final Map<String, Argument> options = new LinkedHashMap<>();
    private final List<Argument> places = new ArrayList<>();
    /** By identity: what tells records apart is code that Java makes up at the first use, for a tenth of the call. */
    private final Map<Argument, List<String>> given = new IdentityHashMap<>();

    private PlainCall(List<Argument> known) {
        for (Argument argument : known) {
            given.put(argument, new ArrayList<>());
            argument.names().forEach(name -> options.put(name, argument));
            if (argument.names().isEmpty()) {
                places.add(argument);
            }
        }
    }

    /** The exit code; empty, and nothing was done, when picocli has to look at the arguments. */
    static Optional<Integer> run(Host host, String... args) {
        List<Argument> known = args.length == 0 ? List.of() : ArgumentTable.of(args[0]);
        Callable<Integer> command = known.isEmpty() ? null : filled(host, known, args);
        if (command == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(command.call());
        } catch (Exception e) {
            boolean json = Arrays.asList(args).contains(OutputOptions.JSON);
            return Optional.of(new Mistakes(host).said(e, json, "intent " + args[0]));
        }
    }

    @SuppressWarnings("unchecked")
    private static Callable<Integer> filled(Host host, List<Argument> known, String... args) {
        PlainCall call = new PlainCall(known);
        try {
            call.read(List.of(args).subList(1, args.length));
            ArgumentFields fields = new ArgumentFields(Commands.made(args[0], host));
            for (Argument argument : known) {
                fields.set(argument, call.given.get(argument));
            }
            return (Callable<Integer>) fields.command();
        } catch (Unusual | IllegalArgumentException e) {
            return null;
        }
    }

    private void read(List<String> args) throws Unusual {
        int place = 0;
        for (int i = 0; i < args.size(); i++) {
            String arg = args.get(i);
            if (!arg.startsWith("-")) {
                place = placed(plain(arg), place);
                continue;
            }
            int sign = arg.startsWith("--") ? arg.indexOf('=') : -1;
            Argument option = options.get(sign < 0 ? arg : arg.substring(0, sign));
            boolean flag = option != null && option.shape() == ArgumentTable.Shape.FLAG;
            if (option == null || flag && sign >= 0 || !flag && sign < 0 && i + 1 == args.size()) {
                throw new Unusual();
            }
            if (flag) {
                give(option, "true");
            } else {
                give(option, plain(sign < 0 ? args.get(++i) : arg.substring(sign + 1)));
            }
        }
        for (Argument argument : places) {
            if (given.get(argument).size() < argument.least()) {
                throw new Unusual();
            }
        }
    }

    /** The place that the next one has. */
    private int placed(String arg, int place) throws Unusual {
        int next = place;
        while (next < places.size()
                && given.get(places.get(next)).size() >= places.get(next).most()) {
            next++;
        }
        if (next == places.size()) {
            throw new Unusual();
        }
        given.get(places.get(next)).add(arg);
        return next;
    }

    private void give(Argument option, String value) throws Unusual {
        boolean once = option.shape() == ArgumentTable.Shape.FLAG || option.shape() == ArgumentTable.Shape.ONE;
        if (once && !given.get(option).isEmpty()) {
            throw new Unusual();
        }
        given.get(option).add(value);
    }

    /** Picocli gives these a meaning. */
    private static String plain(String value) throws Unusual {
        if (value.isEmpty() || value.startsWith("-") || value.startsWith("@") || value.startsWith("\"")) {
            throw new Unusual();
        }
        return value;
    }
}
