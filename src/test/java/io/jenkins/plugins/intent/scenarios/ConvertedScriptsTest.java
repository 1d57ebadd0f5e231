package io.jenkins.plugins.intent.scenarios;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import io.jenkins.plugins.intent.convert.Conversion;
import io.jenkins.plugins.intent.convert.ShellConversion;
import io.jenkins.plugins.intent.convert.ShellConversion.Origin;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/**
 * Scripts as projects have them, run by bash and, converted, by {@code intent run}: the same programs are
 * started with the same arguments in the same directories, and the same files are left. Programs that a test
 * machine need not have are stand-ins, which write down how they were called.
 */
public class ConvertedScriptsTest {
    static final List<String> SCRIPTS =
            List.of("maven", "npm", "python", "go", "rust", "cmake", "docker", "database", "docs", "release");
    private static final List<String> TOOLS = List.of(
            "mvn",
            "npm",
            "pip",
            "ruff",
            "mypy",
            "tox",
            "twine",
            "python",
            "python3",
            "go",
            "gofmt",
            "gh",
            "git",
            "cargo",
            "cmake",
            "ctest",
            "clang-format",
            "docker",
            "trivy",
            "curl",
            "pg_isready",
            "psql",
            "pg_dump",
            "bundle",
            "doxygen",
            "pandoc",
            "lychee",
            "gpg",
            "cargo-audit",
            "zip");
    private static final String STAND_IN = """
            #!/bin/sh
            name=${0##*/}
            { printf '%s' "$name"; for each; do printf ' <%s>' "$each"; done
              printf ' in %s' "${PWD#"$TREE"}"
              printf ' with %s %s %s %s\\n' "${GOOS-}" "${CC-}" "${NODE_ENV-}" "${PGUSER-}"; } >> "$CALLS"
            case "$name $1" in
              "git describe") echo v1.2.3 ;;
              "git rev-parse") echo abc1234 ;;
              "git log") printf '* one\\n* two\\n* three\\n' ;;
              "go tool") printf 'a.go 10.0%%\\ntotal: (statements) 81.5%%\\n' ;;
              "psql -At") wc -c ;;
              "pg_dump --schema-only") printf 'b\\n-- comment\\na\\n' ;;
              "docker run") echo "shop 1.0" ;;
              "python3 -m") mkdir -p .venv/bin; : > .venv/bin/activate ;;
            esac
            """;

    @Rule
    public final Project project = new Project();

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Path tools;

    @Before
    public void standIns() throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")));
        tools = folder.newFolder("tools").toPath();
        for (String tool : TOOLS) {
            Path file = Files.writeString(tools.resolve(tool), STAND_IN);
            assertTrue(file.toFile().setExecutable(true));
        }
    }

    private static String script(String name) throws IOException {
        try (InputStream in = ConvertedScriptsTest.class.getResourceAsStream("scripts/" + name + ".sh")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** What some of the scripts expect to find. */
    private static void furnish(Path tree) throws IOException {
        Map<String, String> files = new TreeMap<>(Map.of(
                "core/target/core.jar",
                "c",
                "web/target/web.jar",
                "w",
                "web/dist/app.js",
                "let a;\n",
                "core/TEST-a.xml",
                "<a tests=\"3\"/>\n",
                "dist/demo.whl",
                "whl",
                "dist/tool-base",
                "tool",
                "pyproject.toml",
                "version = \"0.9\"\n",
                "Cargo.toml",
                "rust-version = \"1.70\"\n",
                "target/doc/demo.html",
                "<p>\n",
                "docs/index.in",
                "@VERSION@\n"));
        files.putAll(Map.of(
                "docs/pages/a.html",
                "a\n",
                "include/a.hpp",
                "",
                "src/a.cpp",
                "",
                "db/count.sql",
                "select 1\n",
                "db/structure.txt",
                "a\nb\n",
                "assets/logo",
                "l",
                "README.md",
                "r\n",
                "gradle.properties",
                "version=0\n",
                "web/codegen.yml",
                "x\n"));
        for (Map.Entry<String, String> file : files.entrySet()) {
            Files.createDirectories(tree.resolve(file.getKey()).getParent());
            Files.writeString(tree.resolve(file.getKey()), file.getValue());
        }
    }

    private Map<String, String> variables(Path tree, Path calls) {
        return Map.of(
                "PATH", tools + ":" + System.getenv("PATH"),
                "TREE", tree.toString(),
                "CALLS", calls.toString(),
                "VERSION", "v1.2.3",
                "BRANCH", "release/7",
                "PREVIEW", "1",
                "DESTDIR", "",
                "PUBLISH", "yes");
    }

    private int bash(String script, Path tree, Path calls) throws Exception {
        ProcessBuilder builder = new ProcessBuilder("/bin/bash", "-c", script.replaceFirst("^#!.*-e.*\n", "set -e\n"))
                .directory(tree.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.newFile());
        builder.environment().putAll(variables(tree, calls));
        Process process = builder.start();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        return process.exitValue();
    }

    /** Contents of all files; what a run keeps of its own is left out, and names of temporary ones. */
    private static Map<String, String> files(Path tree) throws IOException {
        Map<String, String> all = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(tree)) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                String name = tree.relativize(file).toString();
                if (!name.startsWith(".intent") && !name.equals("intent.json")) {
                    boolean packed = name.matches(".*\\.(tgz|gz|tar|sha256)");
                    all.put(name, packed ? "" : Files.readString(file).replace(tree.toString(), "TREE"));
                }
            }
        }
        return all;
    }

    private static List<String> calls(Path file, Path tree) throws IOException {
        return Files.readAllLines(file).stream()
                .map(line -> line.replace(tree.toString(), "TREE"))
                .toList();
    }

    private void assertSame(String name) throws Exception {
        Path tree = folder.newFolder(name).toPath();
        Path expected = folder.newFile(name + ".calls").toPath();
        furnish(tree);
        assertEquals(name, 0, bash(script(name), tree, expected));

        Path actual = folder.newFile(name + ".converted").toPath();
        Path converted = project.directory();
        furnish(converted);
        Files.writeString(converted.resolve(name + ".sh"), script(name));
        Project.Called conversion = project.call("convert", name + ".sh");
        assertEquals(conversion.err(), 0, conversion.code());
        Files.delete(converted.resolve(name + ".sh"));
        Files.writeString(converted.resolve("intent.json"), conversion.out());
        variables(converted, actual).forEach(project::with);
        Project.Run run = project.run();
        assertEquals(name + ": " + run.view(), 0, run.code());

        assertEquals(name, calls(expected, tree), calls(actual, converted));
        assertEquals(name, files(tree), files(converted));
    }

    @Test
    public void mavenBuildIsTheSame() throws Exception {
        assertSame("maven");
    }

    @Test
    public void npmBuildIsTheSame() throws Exception {
        assertSame("npm");
    }

    @Test
    public void pythonBuildIsTheSame() throws Exception {
        assertSame("python");
    }

    @Test
    public void goBuildIsTheSame() throws Exception {
        assertSame("go");
    }

    @Test
    public void rustBuildIsTheSame() throws Exception {
        assertSame("rust");
    }

    @Test
    public void cmakeBuildIsTheSame() throws Exception {
        assertSame("cmake");
    }

    @Test
    public void dockerBuildIsTheSame() throws Exception {
        assertSame("docker");
    }

    @Test
    public void databaseTestsAreTheSame() throws Exception {
        assertSame("database");
    }

    @Test
    public void documentationIsTheSame() throws Exception {
        assertSame("docs");
    }

    @Test
    public void releaseIsTheSame() throws Exception {
        assertSame("release");
    }

    @Test
    public void atMostOneCommandInTenStaysWithAShell() throws Exception {
        int total = 0;
        int inShell = 0;
        List<String> stay = new ArrayList<>();
        for (String name : SCRIPTS) {
            String text = script(name);
            Conversion conversion = ShellConversion.of(text, Origin.script(text));
            total += conversion.total();
            inShell += conversion.inShell();
            conversion.remarks().stream()
                    .filter(Conversion.Remark::staysShell)
                    .forEach(remark -> stay.add(name + ":" + remark.line() + " " + remark.message()));
        }
        assertTrue(inShell + " of " + total + " " + stay, inShell * 10 <= total);
    }
}
