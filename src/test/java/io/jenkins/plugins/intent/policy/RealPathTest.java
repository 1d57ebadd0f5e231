package io.jenkins.plugins.intent.policy;

import static org.junit.Assert.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class RealPathTest {
    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    private Path project;
    private Path outside;

    @Before
    public void makeATreeWithLinks() throws Exception {
        project = folder.newFolder("project").toPath();
        outside = folder.newFolder("outside").toPath();
        Files.createDirectories(project.resolve("build"));
        Files.createSymbolicLink(project.resolve("out"), outside);
        Files.createSymbolicLink(project.resolve("in"), Path.of("build"));
        Files.createSymbolicLink(project.resolve("gone"), Path.of("/nowhere/at/all"));
        Files.createSymbolicLink(project.resolve("loop"), Path.of("loop"));
        Files.createSymbolicLink(project.resolve("build/passwd"), outside.resolve("passwd"));
    }

    @Test
    public void linkThatIsItselfRemovedIsNotFollowed() {
        assertEquals(Decision.WARN, decide("rm", "out"));
        assertEquals(Decision.WARN, decide("unlink", "loop"));
        assertEquals(Decision.WARN, decide("mv", "gone", "build"));
        assertEquals(Decision.WARN, decide("chown", "-h", "ci", "out"));
    }

    @Test
    public void linkThatIsWrittenThroughIsFollowed() {
        assertEquals(Decision.BLOCK, decide("rm", "-rf", "out/x"));
        assertEquals(Decision.BLOCK, decide("rm", "-rf", "out/"));
        assertEquals(Decision.BLOCK, decide("mv", "a", "out"));
        assertEquals(Decision.BLOCK, decide("cp", "a", "out/new/file"));
        assertEquals(Decision.BLOCK, decide("chmod", "-R", "700", "gone"));
        assertEquals(Decision.BLOCK, decide("dd", "if=/dev/zero", "of=gone"));
        assertEquals(Decision.BLOCK, decide("chmod", "700", "loop"));
        assertEquals(Decision.WARN, decide("rm", "-rf", "in/x"));
        assertEquals(Decision.WARN, decide("cp", "a", "in/x"));
    }

    @Test
    public void directoryThatAContainerSeesThroughALinkIsWhereThatLeads() {
        assertEquals(Decision.BLOCK, decide("docker", "run", "-v", "./out:/o", "img", "rm", "-rf", "/o/x"));
        assertEquals(Decision.BLOCK, decide("docker", "run", "-v", "./out:/o", "-w", "/o", "img", "rm", "x"));
        assertEquals(Decision.WARN, decide("docker", "run", "-v", "./in:/i", "-w", "/i", "img", "rm", "x"));
        assertEquals(Decision.WARN, decide("docker", "run", "-v", project + ":/p", "-w", "/p", "img", "rm", "x"));
    }

    @Test
    public void wholeCommandInOneArgumentIsTextUnlessAFileHasThatName() throws Exception {
        assertEquals(Decision.BLOCK, decide("bundle", "exec", "rm -rf /srv/x"));
        Files.createFile(project.resolve("my tool"));
        assertEquals(Decision.ALLOW, decide("bundle", "exec", "my tool"));
    }

    @Test
    public void fileThatACopyWouldOverwriteThroughALinkIsFound() {
        assertEquals(Decision.BLOCK, decide("cp", "passwd", "build"));
        assertEquals(Decision.BLOCK, decide("cp", "-t", "build", "passwd"));
        assertEquals(Decision.WARN, decide("cp", "other", "build"));
    }

    @Test
    public void toolThatFollowsLinksBelowADirectoryIsHeldToWhereTheyLead() {
        assertEquals(Decision.BLOCK, decide("chown", "-R", "-L", "ci", "."));
        assertEquals(Decision.BLOCK, decide("chgrp", "-RL", "ci", "build"));
        assertEquals(Decision.WARN, decide("chown", "-R", "ci", "build"));
    }

    @Test
    public void toolThatChangesADirectoryByTheWayIsHeldToItToo() {
        assertEquals(Decision.BLOCK, decide("git", "-C", "out", "clean", "-fdx"));
        assertEquals(Decision.BLOCK, decide("gzip", "out/x"));
        assertEquals(Decision.BLOCK, decide("rsync", "-a", "--delete", "in/", "out/"));
        assertEquals(Decision.ALLOW, decide("git", "-C", "in", "clean", "-fdx"));
        assertEquals(Decision.ALLOW, decide("gzip", "in/x"));
    }

    @Test
    public void archiveIsNotUnpackedThroughALink() {
        assertEquals(Decision.BLOCK, decide("tar", "xf", "a.tar", "-C", "out"));
        assertEquals(Decision.WARN, decide("mkdir", "-p", "out/x"));
        assertEquals(Decision.ALLOW, decide("tar", "xf", "a.tar", "-C", "in"));
        assertEquals(
                Decision.ALLOW,
                decide("tar", "xf", "a.tar", "-C", project.resolve("new").toString()));
    }

    @Test
    public void programThatIsALinkToAShellIsAShell() throws Exception {
        Files.createSymbolicLink(project.resolve("tool"), Path.of("/bin/sh"));
        assertEquals(Decision.BLOCK, decide("./tool", "-c", "x"));
        assertEquals(Decision.BLOCK, decide("env", "./tool", "-c", "x"));
    }

    @Test
    public void directoryOfTheCommandMayNotLeadOutThroughALink() {
        CommandLine command = new CommandLine("make", List.of(), Map.of(), project.resolve("out"));
        assertEquals(
                "cwd-outside",
                CommandPolicy.builtIn().judge(command, context(), "").get(0).rule());
        CommandLine parent = new CommandLine("make", List.of(), Map.of(), project.resolve(".."));
        assertEquals(
                "cwd-outside",
                CommandPolicy.builtIn().judge(parent, context(), "").get(0).rule());
    }

    private Decision decide(String... words) {
        CommandLine command = new CommandLine(words[0], List.of(words).subList(1, words.length), Map.of(), project);
        return Judging.decision(CommandPolicy.builtIn().judge(command, context(), ""));
    }

    private PolicyContext context() {
        return new PolicyContext(project, false, Platform.current(), true);
    }
}
