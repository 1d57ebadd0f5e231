package io.jenkins.plugins.intent.convert;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.intent.policy.shell.ShellState;
import io.jenkins.plugins.intent.shell.Command;
import io.jenkins.plugins.intent.shell.Script;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What the text has set up at one place: directory, variables, functions, conditions, options. */
final class Scope {
    private String directory = "";
    private Optional<String> directoryBefore = Optional.empty();
    private final List<String> directories = new ArrayList<>();
    private final Variables variables = new Variables();
    private final Map<String, Function> functions = new HashMap<>();
    private final List<JsonNode> conditions = new ArrayList<>();
    private final Map<String, String> relative = new HashMap<>();
    private List<String> prefix = List.of();
    private CallFrame frame = CallFrame.ofScript();
    private ShellOptions options = ShellOptions.AT_START;
    private Optional<Trap> trap = Optional.empty();
    private boolean ending;
    private boolean endedWell;

    /** @param source as written */
    record Function(Command body, String source) {}

    /** What runs at the end, and the line that says so. */
    record Trap(Script script, int line) {}

    Scope copy() {
        Scope copy = new Scope();
        copy.become(this);
        return copy;
    }

    void become(Scope other) {
        if (other == this) {
            return;
        }
        directory = other.directory;
        directoryBefore = other.directoryBefore;
        directories.clear();
        directories.addAll(other.directories);
        variables.become(other.variables);
        functions.clear();
        functions.putAll(other.functions);
        conditions.clear();
        conditions.addAll(other.conditions);
        relative.clear();
        relative.putAll(other.relative);
        prefix = other.prefix;
        frame = other.frame;
        options = other.options;
        trap = other.trap;
        ending = other.ending;
        endedWell = other.endedWell;
    }

    String directory() {
        return directory;
    }

    /** The same, absolute, as texts of an intent say it; it stays the same when other commands use it. */
    String absoluteDirectory() {
        return absolute(directory);
    }

    private static String absolute(String directory) {
        return "${INTENT_PROJECT}" + (directory.isEmpty() ? "" : "/" + directory);
    }

    /** Where the text was before it entered this one, absolute. */
    Optional<String> directoryBefore() {
        return directoryBefore.map(Scope::absolute);
    }

    /** Enters a directory, from the one it is in. */
    void enter(String path) throws Unsayable {
        move(Directories.enter(directory, path));
    }

    /** Files that conditions ask for are the same ones, seen from there. */
    private void move(String to) throws Unsayable {
        for (int i = 0; i < conditions.size(); i++) {
            conditions.set(i, Directories.seenFrom(to, directory, conditions.get(i)));
        }
        directoryBefore = Optional.of(directory);
        directory = to;
    }

    void push() {
        directories.add(directory);
    }

    void pop() throws Unsayable {
        if (directories.isEmpty()) {
            throw new Unsayable("popd without pushd");
        }
        move(directories.remove(directories.size() - 1));
    }

    Variables variables() {
        return variables;
    }

    /** Remembers that its value is a path, relative to the directory of now. */
    void isRelative(String name) {
        relative.put(name, directory);
    }

    /** It has no value any more, nor is it a path. */
    void unset(String name) {
        variables.unset(name);
        relative.remove(name);
    }

    /** Whether a relative path that it holds means something else here. */
    boolean isElsewhere(String name) {
        return !relative.getOrDefault(name, directory).equals(directory);
    }

    void define(String name, Function function) {
        functions.put(name, function);
    }

    /** Whether it does no more than call a function. */
    boolean isCall(Command.Simple simple) {
        return simple.assignments().isEmpty()
                && simple.name().filter(functions::containsKey).isPresent();
    }

    Map<String, Function> functions() {
        return functions;
    }

    List<JsonNode> conditions() {
        return conditions;
    }

    /** Whether a condition asks for this variable. */
    boolean isAskedFor(String name) {
        return conditions.stream()
                .anyMatch(condition -> condition.findValuesAsText("variable").contains(name));
    }

    void require(JsonNode condition) {
        conditions.add(condition);
    }

    /** Words in front of every command, such as {@code sudo}. */
    List<String> prefix() {
        return prefix;
    }

    void setPrefix(List<String> words) {
        prefix = List.copyOf(words);
    }

    Optional<List<String>> arguments() {
        return frame.arguments();
    }

    void setArguments(Optional<List<String>> now) {
        frame = frame.withArguments(now);
    }

    /** Goes on in a function that was called with these arguments. */
    void enterFunction(List<String> given) {
        frame = frame.calling(given, conditions.size());
    }

    /** @param before the scope that called it */
    void leaveFunction(Scope before) {
        frame.locals().forEach(name -> variables.restore(name, before.variables));
        frame = before.frame;
    }

    /** Variables and arguments as a shell would see them; only what is wholly known. */
    ShellState state() {
        return variables.state(frame.arguments());
    }

    /** Whether it depends on no condition that the function which is being read, or else the script, has begun with. */
    boolean isSure() {
        return conditions.size() == frame.conditions();
    }

    boolean isInFunction() {
        return frame.isFunction();
    }

    void addLocal(String name) {
        frame.locals().add(name);
        if (variables
                .value(name)
                .filter(value -> Variables.speaksOf(value, name))
                .isPresent()) {
            frame.hiding().add(name);
        }
    }

    /** Whether it is a function's own, and the runner has the value of another one under this name. */
    boolean hidesAnother(String name) {
        return frame.hiding().contains(name);
    }

    /** Whether something other than a variable is made of the value that this one has now. */
    boolean isUsedUnnamed(String name) {
        return Stream.concat(Stream.of(directory), frame.allArguments().stream())
                .anyMatch(text -> Variables.speaksOf(List.of(text), name));
    }

    Optional<Trap> trap() {
        return trap;
    }

    /** What runs at the end of a part would have to run there. */
    void requireTrapOf(Scope outside) throws Unsayable {
        if (!trap.equals(outside.trap)) {
            throw new Unsayable("a trap of a shell within the shell");
        }
    }

    void setTrap(Optional<Trap> now) {
        trap = now;
    }

    /** All has gone well, and the trap begins. */
    void end() {
        ending = true;
        endedWell = true;
    }

    boolean isEnding() {
        return ending;
    }

    /** Whether nothing has run yet in the trap, so that the exit code is that of the script. */
    boolean hasJustEndedWell() {
        return endedWell;
    }

    void runs() {
        endedWell = false;
    }

    ShellOptions options() {
        return options;
    }

    void setOptions(ShellOptions now) {
        options = now;
    }

    /** What a program sees that this shell starts. */
    void forgetWhatIsNotExported() {
        variables.forgetWhatIsNotExported();
        functions.clear();
    }
}
