package io.jenkins.plugins.intent.scenarios;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.Rule;
import org.junit.Test;

/** Programs that run beside the commands of a block. */
public class ServiceScenariosTest {
    @Rule
    public final Project project = new Project();

    private void script(String name, String text) throws Exception {
        project.write(name, "#!/bin/sh\n" + text);
        Files.setPosixFilePermissions(project.directory().resolve(name), PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Project.Run run(String services, String commands, String... options) throws Exception {
        project.intent(
                "{'id':'a','timeout_sec':60,'exec':{'services':[" + services + "],'commands':[" + commands + "]}}");
        return project.run(options);
    }

    private static boolean isAlive(Path pidFile) throws Exception {
        return ProcessHandle.of(Long.parseLong(Files.readString(pidFile).strip()))
                .map(ProcessHandle::isAlive)
                .orElse(false);
    }

    @Test
    public void serviceIsThereForTheCommandsAndEndsWithTheBlock() throws Exception {
        script("serve", "echo $$ > pid\necho starting\nsleep 0.2\necho ready to serve\nexec sleep 600\n");
        Project.Run run = run(
                "{'program':'./serve','ready':{'log':'ready to'}}",
                "{'program':'test','args':['-f','pid']},{'program':'cp','args':['pid','seen']}");
        assertEquals(0, run.code());
        assertFalse(isAlive(project.directory().resolve("pid")));
        JsonNode service = run.manifest("a").get("services").get(0);
        assertEquals("succeeded", service.get("status").asText());
        Path log = run.bundle()
                .resolve("stages/a/attempt-1")
                .resolve(service.get("stdout").get("path").asText());
        assertEquals("starting\nready to serve\n", Files.readString(log));
        assertEquals(0, project.call("verify", run.bundle().toString()).code());
    }

    @Test
    public void commandsWaitUntilThePortIsOpen() throws Exception {
        assumeTrue(Files.exists(Path.of("/usr/bin/python3")));
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        project.write("page.txt", "served\n");
        String server = "{'name':'web','program':'/usr/bin/python3','args':['-m','http.server','--bind','127.0.0.1','"
                + port + "'],'ready':{'port':" + port + "}}";
        String get = "{'program':'/usr/bin/python3','args':['get.py','http://127.0.0.1:" + port + "/page.txt']}";
        project.write(
                "get.py",
                "import sys, urllib.request\nsys.stdout.write(urllib.request.urlopen(sys.argv[1]).read().decode())\n");
        Project.Run run = run(server, get, "--supervised");
        assertEquals(0, run.code());
        assertEquals("served\n", new String(run.stdout("a", 0)));
    }

    @Test
    public void portThatIsTakenIsSaidBeforeTheServiceStarts() throws Exception {
        try (ServerSocket taken = new ServerSocket(0)) {
            Project.Run run = run(
                    "{'program':'sleep','args':['600'],'ready':{'port':" + taken.getLocalPort() + "}}",
                    "{'program':'touch','args':['ran']}");
            assertEquals(1, run.code());
            String reason = run.stage("a").get("reason").asText();
            assertTrue(reason, reason.contains("its port " + taken.getLocalPort() + " is taken"));
            assertFalse(project.has("ran"));
        }
    }

    @Test
    public void serviceThatDoesNotBecomeReadyFailsWithItsLastWords() throws Exception {
        script("serve", "echo no database here >&2\nexec sleep 600\n");
        Project.Run run = run(
                "{'program':'./serve','ready':{'command':{'program':'false'}},'ready_timeout_sec':4}",
                "{'program':'touch','args':['ran']}");
        assertEquals(1, run.code());
        String reason = run.stage("a").get("reason").asText();
        assertTrue(reason, reason.contains("could not be used within 4 s; its last words: no database here"));
        assertEquals(
                "failed", run.manifest("a").get("services").get(0).get("status").asText());
        assertFalse(project.has("ran"));
    }

    @Test
    public void serviceThatEndsBeforeTheBlockFailsItAndEndsTheCommand() throws Exception {
        script("serve", "echo up\nsleep 0.5\necho out of memory >&2\nexit 3\n");
        Project.Run run = run("{'program':'./serve','ready':{'log':'up'}}", "{'program':'sleep','args':['50']}");
        assertEquals(1, run.code());
        String reason = run.stage("a").get("reason").asText();
        assertTrue(reason, reason.contains("the service `serve` ended with exit code 3 before the block did"));
        assertTrue(reason, reason.contains("out of memory"));
        assertEquals("failed", run.command("a", 0).get("status").asText());
    }

    @Test
    public void policyJudgesServicesAndWhatAsksForThem() throws Exception {
        Project.Run run = run(
                "{'program':'sh','args':['-c','sleep 600'],'ready':{'command':{'program':'rm','args':['-r','/etc']}}}",
                "{'program':'true'}");
        assertEquals(3, run.code());
        String findings = run.stage("a").get("findings").toString();
        assertTrue(findings, findings.contains("/workflow/stages/0/exec/services/0\""));
        assertTrue(findings, findings.contains("/workflow/stages/0/exec/services/0/ready/command"));
    }
}
