package io.jenkins.plugins.intent.exec.process;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All processes that come from one command, or from one job: the descendants of those known, as far
 * as parents tell, and those that carry the mark, also when they were re-parented. A process that
 * leaves the tree <em>and</em> wipes its environment is known only if a {@link #look()} saw it before.
 */
final class ProcessFamily {
    private final String mark;
    private final Set<ProcessHandle> known = new LinkedHashSet<>();

    /** @param mark what its members have in their environment */
    ProcessFamily(String mark) {
        this.mark = mark;
    }

    /** Adds a member. */
    void add(ProcessHandle member) {
        known.add(member);
    }

    /** Adds the living members of another family. */
    void addAll(ProcessFamily other) {
        other.known.stream().filter(Processes::isAlive).forEach(known::add);
    }

    /** Takes note of the descendants that members have now, and forgets members that ended. */
    void look() {
        known.removeIf(member -> !Processes.isAlive(member));
        if (known.isEmpty()) {
            return;
        }
        Map<Long, List<ProcessHandle>> children = new HashMap<>();
        ProcessHandle.allProcesses()
                .forEach(process -> process.parent()
                        .ifPresent(parent -> children.computeIfAbsent(parent.pid(), pid -> new ArrayList<>())
                                .add(process)));
        Deque<ProcessHandle> open = new ArrayDeque<>(known);
        while (!open.isEmpty()) {
            for (ProcessHandle child : children.getOrDefault(open.pop().pid(), List.of())) {
                if (known.add(child)) {
                    open.push(child);
                }
            }
        }
    }

    /**
     * The living members, found anew.
     *
     * @param from the lowest process id that may carry the mark
     */
    List<ProcessHandle> living(long from) throws InterruptedException {
        List<ProcessHandle> living;
        List<ProcessHandle> marked;
        do {
            marked = MarkedProcesses.find(mark, from);
            known.addAll(marked);
            look();
            living = known.stream().filter(Processes::isAlive).toList();
            // One that was there a moment ago may have left a child behind.
        } while (living.isEmpty() && !marked.isEmpty());
        return living;
    }
}
