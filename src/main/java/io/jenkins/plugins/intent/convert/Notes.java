package io.jenkins.plugins.intent.convert;

import io.jenkins.plugins.intent.convert.Conversion.Remark;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects remarks; each is made once for a line. */
final class Notes {
    private final Set<Remark> remarks = new LinkedHashSet<>();
    private int line = 1;

    void at(int now) {
        line = now;
    }

    int line() {
        return line;
    }

    void note(String message) {
        remarks.add(new Remark(line, false, message));
    }

    void staysShell(String reason) {
        remarks.add(new Remark(line, true, reason));
    }

    List<Remark> all() {
        return List.copyOf(remarks);
    }

    List<Remark> mark() {
        return new ArrayList<>(remarks);
    }

    void backTo(List<Remark> mark) {
        remarks.retainAll(mark);
    }
}
