package io.jenkins.plugins.intent.exec.supervised;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.intent.exec.AttemptStatus;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class SupervisorStartTest {
    private static final long LONG_MS = 60_000;

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void secretsAreInNoFileAndInNothingThatOtherProgramsCanList() throws Exception {
        String secret = "k1ngfisher-river";
        try (TestJob job =
                job("echo $TOKEN " + secret + "; while [ ! -e go ]; do sleep 0.02; done; test $TOKEN = " + secret)) {
            job.environment = Map.of("TOKEN", secret, "PATH", System.getenv("PATH"));
            job.secrets = List.of(secret);
            job.start();
            Path process = Path.of("/proc/" + job.supervisor().pid());
            assertFalse(contains(process.resolve("environ"), secret));
            assertFalse(contains(process.resolve("cmdline"), secret));
            job.go();
            assertEquals(AttemptStatus.SUCCEEDED, job.result().status());
            try (Stream<Path> files = Files.walk(job.directory.root())) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    assertFalse(file + " has the secret", contains(file, secret));
                }
            }
            assertEquals("**** ****\n", job.output("commands/01-sh/stdout.log"));
        }
    }

    @Test
    public void commandsGetTheEnvironmentThatWasHandedOverAndNothingElse() throws Exception {
        try (TestJob job = job("env")) {
            job.environment = Map.of("JAVA_TOOL_OPTIONS", "-Dgiven=yes", "ONLY", "thïs");
            job.begin(new SupervisorLauncher(
                    TestJob.java(), TestJob.classPath(), Map.of("JENKINS_NODE_COOKIE", "dontKillMe")));
            job.result();
            String environment = job.output("commands/01-sh/stdout.log");
            assertTrue(environment, environment.contains("JAVA_TOOL_OPTIONS=-Dgiven=yes\n"));
            assertTrue(environment, environment.contains("ONLY=thïs\n"));
            assertFalse(environment, environment.contains("JENKINS_NODE_COOKIE"));
            assertFalse(environment, environment.contains("HOME="));
        }
    }

    @Test
    public void withoutSetsidAShellWithJobControlDetaches() throws Exception {
        try (TestJob job = job("echo hello")) {
            job.begin(new SupervisorLauncher(
                    TestJob.java(), TestJob.classPath(), Map.of(), Detachment.JOB_CONTROL, Optional.empty()));
            assertEquals(AttemptStatus.SUCCEEDED, job.result().status());
            assertEquals("hello\n", job.output("commands/01-sh/stdout.log"));
        }
    }

    @Test
    public void aJavaThatIsNotThereIsNamed() throws Exception {
        StartFailedException failure = failure(Path.of("/no/such/java"), TestJob.classPath(), Detachment.NONE);
        assertTrue(failure.getMessage(), failure.getMessage().contains("/no/such/java"));
        StartFailedException detached = failure(Path.of("/no/such/java"), TestJob.classPath(), Detachment.SETSID);
        assertTrue(detached.getMessage(), detached.getMessage().contains("/no/such/java"));
    }

    @Test
    public void aRunnerThatIsNotThereIsToldInJavasWords() throws Exception {
        StartFailedException failure = failure(TestJob.java(), "/no/such.jar", Detachment.SETSID);
        assertTrue(failure.getMessage(), failure.getMessage().contains("Supervisor"));
    }

    @Test
    public void aSupervisorThatIsKilledInTheMiddleOfItsStartIsNoFaultOfTheJob() throws Exception {
        Path killed = folder.newFile("java").toPath();
        Files.writeString(killed, "#!/bin/sh\nkill -9 $$\n");
        assertTrue(killed.toFile().setExecutable(true));
        StartFailedException failure = failure(killed, TestJob.classPath(), Detachment.NONE);
        assertTrue(failure.getMessage(), failure.getMessage().contains("exit code 137"));
        assertTrue(failure.isAgentLost());
        assertFalse(failure(TestJob.java(), "/no/such.jar", Detachment.NONE).isAgentLost());
    }

    @Test
    public void aSecretThatCannotBeMaskedIsRefusedBeforeAnythingIsWritten() throws Exception {
        TestJob job = job("echo hello");
        job.secrets = List.of("x");
        assertThrows(StartFailedException.class, job::start);
        assertFalse(Files.exists(job.directory.root()));
    }

    @Test
    public void aDirectoryOfAnotherJobIsLeftAlone() throws Exception {
        TestJob first = job("echo hello");
        first.directory.create(first.order());
        TestJob second = new TestJob(first.project.getParent(), LONG_MS, "echo other");
        IOException refusal = assertThrows(IOException.class, second::start);
        assertTrue(refusal.getMessage(), refusal.getMessage().contains("job directories are used once"));
    }

    @Test
    public void aBriefingThatWasCutOffStartsNothing() throws Exception {
        try (TestJob job = job("echo ran > ran")) {
            job.directory.create(job.order());
            Process process = new ProcessBuilder(Stream.concat(
                                    TestJob.supervisorCommand().stream(),
                                    Stream.of(job.directory.root().toString()))
                            .toList())
                    .redirectErrorStream(true)
                    .start();
            ByteArrayOutputStream whole = new ByteArrayOutputStream();
            new Assignment(job.directory.root(), job.order().briefing()).write(whole);
            process.getOutputStream().write(whole.toByteArray(), 0, whole.size() / 2);
            process.getOutputStream().close();
            assertEquals(Supervisor.FAILED, process.waitFor());
            assertFalse(job.directory.isClaimed());
            assertFalse(Files.exists(job.project.resolve("ran")));
        }
    }

    private TestJob job(String script) throws IOException {
        return new TestJob(folder.newFolder().toPath(), LONG_MS, script);
    }

    private StartFailedException failure(Path java, String classPath, Detachment detachment) throws IOException {
        TestJob job = job("echo hello");
        SupervisorLauncher launcher = new SupervisorLauncher(java, classPath, Map.of(), detachment, Optional.empty());
        return assertThrows(StartFailedException.class, () -> launcher.start(job.order(), job.directory.root()));
    }

    private static boolean contains(Path file, String text) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text);
    }
}
