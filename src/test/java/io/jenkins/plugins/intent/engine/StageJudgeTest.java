package io.jenkins.plugins.intent.engine;

import static org.junit.Assert.assertEquals;

import io.jenkins.plugins.intent.model.IntentDocument;
import io.jenkins.plugins.intent.model.IntentReader;
import io.jenkins.plugins.intent.policy.CommandPolicy;
import io.jenkins.plugins.intent.policy.Decision;
import io.jenkins.plugins.intent.policy.Finding;
import io.jenkins.plugins.intent.policy.Platform;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.Test;

public class StageJudgeTest {
    private static final Path PROJECT = Path.of("project").toAbsolutePath();

    /** With consent to shells. */
    private static Decision decision(String command) throws Exception {
        return CommandPolicy.strictest(findings(command));
    }

    private static List<Finding> findings(String command) throws Exception {
        String document = "{'schema_version':1,'goal':'g','workflow':{'name':'w','stages':[{'id':'s',"
                + "'exec':{'allow_shell':true,'commands':[" + command + "]}}]}}";
        byte[] content = document.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        IntentDocument read = IntentReader.read("intent.json", content);
        return new StageJudge(CommandPolicy.builtIn(), Platform.LINUX, false)
                .judge(read.intent().workflow().stages(), read.source(), List.of(), PROJECT)
                .getOrDefault("s", List.of());
    }

    @Test
    public void patternThatWeExpandIsNoFileOfThatName() throws Exception {
        assertEquals(
                List.of("destructive"),
                findings("{'program':'mv','args':[{'glob':'out-*/*'},'there/']}").stream()
                        .map(Finding::rule)
                        .toList());
        assertEquals(
                List.of("path-unexpanded", "destructive"),
                findings("{'program':'mv','args':['out-*/*','there/']}").stream()
                        .map(Finding::rule)
                        .toList());
    }

    @Test
    public void codeOnStandardInputIsJudgedLikeCodeAmongArguments() throws Exception {
        for (String command : List.of(
                "{'program':'sh','stdin_text':'rm -rf /srv/x'}",
                "{'program':'timeout','args':['9','bash','-s','--','a'],'stdin_text':'cd /; rm -rf srv'}",
                "{'program':'python3','args':['-'],'stdin_text':'import shutil; shutil.rmtree(\\\"/srv/x\\\")'}",
                "{'program':'perl','stdin_text':'unlink(\\\"/etc/passwd\\\")'}",
                "{'program':'xargs','args':['rm','-rf'],'stdin_text':'/srv/x'}",
                "{'pipe':[{'program':'printf','args':['rm -rf /srv/x']},{'program':'sh'}]}",
                "{'pipe':[{'program':'sh'},{'program':'cat'}],'stdin_text':'rm -rf /srv/x'}")) {
            assertEquals(command, Decision.BLOCK, decision(command));
        }
    }

    @Test
    public void dataOnStandardInputIsNoCode() throws Exception {
        for (String command : List.of(
                "{'program':'sh','stdin_text':'make test'}",
                "{'program':'sh','args':['build.sh'],'stdin_text':'rm -rf /srv/x'}",
                "{'program':'python3','args':['-m','json.tool'],'stdin_text':'import shutil; rmtree'}",
                "{'program':'cat','stdin_text':'rm -rf /srv/x'}",
                "{'pipe':[{'program':'echo','args':['rm -rf /srv/x']},{'program':'wc'}]}")) {
            assertEquals(command, Decision.ALLOW, decision(command));
        }
    }
}
