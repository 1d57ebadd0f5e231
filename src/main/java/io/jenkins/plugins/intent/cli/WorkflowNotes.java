package io.jenkins.plugins.intent.cli;

import io.jenkins.plugins.intent.convert.Conversion.Remark;
import io.jenkins.plugins.intent.json.Pointer;
import java.util.ArrayList;
import java.util.List;

/** What is worth knowing of a workflow file, each at its line. */
final class WorkflowNotes {
    private final YamlText yaml;
    private final List<Remark> remarks = new ArrayList<>();

    WorkflowNotes(YamlText yaml) {
        this.yaml = yaml;
    }

    void note(Pointer place, String what, String message) {
        remarks.add(new Remark(yaml.line(place), false, what + ": " + message));
    }

    /** A remark on a text that stands at this place. */
    void within(Pointer place, String what, Remark remark) {
        remarks.add(
                new Remark(yaml.line(place) + remark.line() - 1, remark.staysShell(), what + ": " + remark.message()));
    }

    List<Remark> all() {
        return List.copyOf(remarks);
    }
}
