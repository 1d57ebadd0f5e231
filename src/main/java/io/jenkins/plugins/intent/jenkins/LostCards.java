package io.jenkins.plugins.intent.jenkins;

import hudson.Extension;
import hudson.model.Action;
import hudson.model.Run;
import io.jenkins.plugins.intent.jenkins.runs.RunFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.YesNoMaybe;
import jenkins.model.TransientActionFactory;

/**
 * Finds runs of old builds again by their journals: a build that was saved while the plugin was disabled
 * has lost their index cards, and nothing else of them.
 */
@SuppressWarnings("rawtypes")
@Extension(dynamicLoadable = YesNoMaybe.YES)
public final class LostCards extends TransientActionFactory<Run> {
    private static final Logger LOGGER = Logger.getLogger(LostCards.class.getName());

    @Override
    public Class<Run> type() {
        return Run.class;
    }

    @Override
    public Class<? extends Action> actionType() {
        return IntentRunAction.class;
    }

    /** Asked often, so most builds cost no more than a look for a directory. */
    @Override
    public Collection<? extends Action> createFor(Run build) {
        return build.isBuilding() || !Files.isDirectory(RunFiles.all(build)) ? List.of() : lost(build);
    }

    private static List<IntentRunAction> lost(Run<?, ?> build) {
        List<String> known = build.getActions().stream()
                .filter(IntentRunAction.class::isInstance)
                .map(Action::getUrlName)
                .toList();
        List<IntentRunAction> found = new ArrayList<>();
        try {
            for (RunFiles files : RunFiles.each(build)) {
                String key = files.key();
                if (!known.contains(key) && IntentCards.isKey(key) && Files.exists(files.journal())) {
                    found.add(new IntentRunAction(key, build));
                }
            }
        } catch (IOException e) {
            LOGGER.log(Level.FINE, e, () -> "looking for runs of " + build);
        }
        return found;
    }
}
