package io.jenkins.plugins.intent.policy;

import io.jenkins.plugins.intent.policy.grammar.ProgramName;

/** Is told of every program that a command would start, the innermost first. */
interface StartedRules {
    /**
     * @param findings what the built-in rules found, to add to
     * @param mark number of findings before this program was looked at
     */
    void judge(Started started, ProgramName program, Platform platform, Findings findings, int mark);
}
