package io.jenkins.plugins.intent.scenarios;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.Rule;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameter;
import org.junit.runners.Parameterized.Parameters;

/** What a block can say comes to the same in this process and in one of its own. */
@RunWith(Parameterized.class)
public abstract class InBothWays {
    @Rule
    public final Project project = new Project();

    @Parameter
    public String way;

    @Parameters(name = "{0}")
    public static List<String> ways() {
        return List.of("in process", "supervised");
    }

    final Project.Run run() throws Exception {
        return way.equals("supervised") ? project.run("--supervised") : project.run();
    }

    static String block(String commands) {
        return block("a", "", commands);
    }

    static String block(String id, String more, String commands) {
        return "{'id':'" + id + "'" + more + ",'exec':{'commands':[" + commands + "]}}";
    }

    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
