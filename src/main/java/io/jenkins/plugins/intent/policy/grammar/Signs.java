package io.jenkins.plugins.intent.policy.grammar;

/**
 * The signs by which an unknown argument gives itself away.
 *
 * @param shellPath a shell by its absolute path or Windows name, anywhere in a text
 * @param execOption options whose name says that the value gets started
 * @param callsShell a call by which many languages start something
 * @param persistentPlace files that make something run later, when something is written there
 * @param runsLater such files again, of a kind that nobody names without writing them
 * @param openPlace directories that are there for everybody to put something
 * @param shellWord an argument that is a shell's name, and no other word
 * @param shellOperand what follows a shell that is started: {@code -c}, a script, a path
 * @param shellCall both in one argument
 * @param removal a program that removes in the middle of an argument, with an option; its first group
 * @param forced the options with which they ask nobody
 * @param textOption options whose values are text for people
 * @param tooMuch what a container that sees it can change the machine with
 * @param relativeEntry an entry of a list of directories that is seen from where a program starts
 * @param programSetting a setting whose name says that its value is started; its first group
 */
public record Signs(
        Sign shellPath,
        Sign execOption,
        Sign callsShell,
        Sign persistentPlace,
        Sign runsLater,
        Sign openPlace,
        Sign shellWord,
        Sign shellOperand,
        Sign shellCall,
        Sign removal,
        Sign forced,
        Sign textOption,
        Sign tooMuch,
        Sign relativeEntry,
        Sign programSetting) {
    static Signs of(Knowledge knowledge) {
        return new Signs(
                new Sign(knowledge, "shell_path"),
                new Sign(knowledge, "exec_option"),
                new Sign(knowledge, "calls_shell"),
                new Sign(knowledge, "persistent_place"),
                new Sign(knowledge, "runs_later"),
                new Sign(knowledge, "open_place"),
                new Sign(knowledge, "shell_word"),
                new Sign(knowledge, "shell_operand"),
                new Sign(knowledge, "shell_call"),
                new Sign(knowledge, "removal"),
                new Sign(knowledge, "forced"),
                new Sign(knowledge, "text_option"),
                new Sign(knowledge, "too_much"),
                new Sign(knowledge, "relative_entry"),
                new Sign(knowledge, "program_setting"));
    }
}
