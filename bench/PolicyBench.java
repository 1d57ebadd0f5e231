package io.jenkins.plugins.intent.bench;

import io.jenkins.plugins.intent.policy.CommandLine;
import io.jenkins.plugins.intent.policy.CommandPolicy;
import io.jenkins.plugins.intent.policy.Finding;
import io.jenkins.plugins.intent.policy.Platform;
import io.jenkins.plugins.intent.policy.PolicyContext;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How many commands one core judges in a second, once warm. Started by policy.sh. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class PolicyBench {
    private static final Path PROJECT = Path.of("/project");

    private final CommandPolicy policy = CommandPolicy.builtIn();
    private final PolicyContext context = new PolicyContext(PROJECT, false, Platform.LINUX, false);
    private final List<CommandLine> simple = List.of(
            command("make", "-j4", "test"),
            command("mvn", "-B", "-ntp", "clean", "verify", "-DskipTests"),
            command("git", "commit", "-m", "Release 1.0"),
            command("npm", "ci"),
            command("cargo", "test", "--workspace", "--all-features"),
            command("./gradlew", "build", "--no-daemon"),
            command("curl", "-fsSL", "https://example.com/x.tar.gz", "-o", "x.tar.gz"),
            command("go", "test", "-race", "./..."));
    private final List<CommandLine> involved = List.of(
            command("env", "CI=1", "timeout", "-k", "5", "600", "nice", "make", "test"),
            command("find", ".", "-name", "*.o", "-exec", "rm", "-f", "{}", "+"),
            command("sh", "-c", "cd build && make; rm -rf /tmp/x"),
            command("python", "-c", "import subprocess; subprocess.run(['make', 'test'])"),
            command("cp", "-r", "src", "/etc/x"),
            command("sed", "-i", "s/a/b/;1e date", "file"),
            command("docker", "run", "--rm", "-e", "CI=1", "image", "./gradlew", "test"),
            command("git", "-c", "core.sshCommand=ssh -i key", "fetch"));
    private int next;

    private static CommandLine command(String program, String... args) {
        return new CommandLine(program, List.of(args), Map.of("CI", "true"), PROJECT);
    }

    /** Ordinary commands of builds. */
    @Benchmark
    public List<Finding> simpleCommand() {
        return judge(simple);
    }

    /** Wrappers, shell text, inline code, and findings with a suggestion. */
    @Benchmark
    public List<Finding> involvedCommand() {
        return judge(involved);
    }

    private List<Finding> judge(List<CommandLine> commands) {
        next = (next + 1) % commands.size();
        return policy.judge(commands.get(next), context, "/workflow/stages/0/exec/commands/0");
    }
}
