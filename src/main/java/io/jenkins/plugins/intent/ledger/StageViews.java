package io.jenkins.plugins.intent.ledger;

import java.util.BitSet;
import java.util.List;

/**
 * What people see of the stages of a run. Those who follow a run look at it after each step; only what has changed since
 * is made anew then, so that a look at thousands of stages costs next to nothing.
 */
final class StageViews {
    private final StageView[] views;
    private final BitSet changed;

    StageViews(int stages) {
        views = new StageView[stages];
        changed = new BitSet(stages);
        changed.set(0, stages);
    }

    /** Something that can be seen of that stage may not be what it was. */
    void changed(int index) {
        changed.set(index);
    }

    /** All of them, in the document's order. */
    List<StageView> of(List<StageState> stages) {
        for (int i = changed.nextSetBit(0); i >= 0; i = changed.nextSetBit(i + 1)) {
            views[i] = stages.get(i).view();
        }
        changed.clear();
        return List.of(views);
    }
}
