package io.jenkins.plugins.intent.jenkins.runs;

import io.jenkins.plugins.intent.jenkins.agents.AgentPath;
import java.io.IOException;

/** The project_path of an intent, as a path in a workspace. */
final class ProjectPath {
    private ProjectPath() {}

    /** An absolute project path is taken when it lies in the workspace; the agent checks the rest. */
    static String inWorkspace(AgentPath workspace, String project) throws IOException {
        boolean absolute = project.startsWith("/") || project.startsWith("\\") || project.indexOf(':') == 1;
        if (!absolute) {
            return project;
        }
        if (project.equals(workspace.path())) {
            return ".";
        }
        if (project.startsWith(workspace.path() + "/")) {
            return project.substring(workspace.path().length() + 1);
        }
        throw new IOException("the project_path " + project + " is outside of the workspace " + workspace.path());
    }
}
