package io.jenkins.plugins.intent.jenkins.runs;

import io.jenkins.plugins.intent.jenkins.agents.AgentPath;
import java.io.IOException;
import java.util.Locale;

/** The project_path of an intent, as a path in a workspace. */
final class ProjectPath {
    private ProjectPath() {}

    /** An absolute project path is taken when it lies in the workspace; the agent checks the rest. */
    static String inWorkspace(AgentPath workspace, String project) throws IOException {
        boolean absolute = project.startsWith("/") || project.startsWith("\\") || project.indexOf(':') == 1;
        if (!absolute) {
            return project;
        }
        String within = comparable(workspace, workspace.path());
        String wanted = comparable(workspace, project);
        if (wanted.equals(within)) {
            return ".";
        }
        if (wanted.startsWith(within + "/")) {
            return project.substring(within.length() + 1);
        }
        throw new IOException("the project_path " + project + " is outside of the workspace " + workspace.path());
    }

    /** Of the same length. Windows has two separators, and does not tell large letters from small ones. */
    private static String comparable(AgentPath workspace, String path) {
        return workspace.isWindows() ? path.replace('\\', '/').toLowerCase(Locale.ROOT) : path;
    }
}
