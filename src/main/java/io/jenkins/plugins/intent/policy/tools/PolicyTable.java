package io.jenkins.plugins.intent.policy.tools;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.jenkins.plugins.intent.files.IoErrors;
import io.jenkins.plugins.intent.json.InvalidDocumentException;
import io.jenkins.plugins.intent.json.Json;
import io.jenkins.plugins.intent.json.Problem;
import io.jenkins.plugins.intent.policy.CommandLine;
import io.jenkins.plugins.intent.policy.CommandPolicy;
import io.jenkins.plugins.intent.policy.Finding;
import io.jenkins.plugins.intent.policy.Platform;
import io.jenkins.plugins.intent.policy.PolicyContext;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tests a policy with tables of commands, JSON Lines with {@code program}, {@code args}, {@code
 * cwd}, {@code env}, {@code expect} and optionally {@code platform}, {@code expect_<platform>} and
 * {@code setup}. A row with a setup is judged in such a tree, made for it and removed again; the
 * others are judged by their words.
 */
public final class PolicyTable {
    private final CommandPolicy policy;
    private final Optional<Platform> agent;

    /**
     * @param agent judge all rows for this platform; empty: for the row's own, Linux where it names none
     */
    public PolicyTable(CommandPolicy policy, Optional<Platform> agent) {
        this.policy = policy;
        this.agent = agent;
    }

    /**
     * @throws InvalidDocumentException when lines are no rows, with all of those lines
     * @throws IOException when a file cannot be read
     */
    public TableScore score(List<Path> files) throws InvalidDocumentException, IOException {
        List<Problem> problems = new ArrayList<>();
        List<TableScore.FileScore> scores = new ArrayList<>();
        for (Path file : files) {
            TableScore.Counter counter = new TableScore.Counter(file.toString());
            try (BufferedReader lines = Files.newBufferedReader(file)) {
                int number = 0;
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    number++;
                    if (!line.isBlank()) {
                        judge(line, number, file, counter, problems);
                    }
                }
            } catch (CharacterCodingException e) {
                problems.add(problem(file, 0, "is not UTF-8 text"));
            } catch (NoSuchFileException | AccessDeniedException e) {
                problems.add(problem(file, 0, "cannot be read: " + IoErrors.reason(e)));
            }
            scores.add(counter.score());
        }
        if (!problems.isEmpty()) {
            throw new InvalidDocumentException(problems);
        }
        return new TableScore(scores);
    }

    private void judge(String line, int number, Path file, TableScore.Counter counter, List<Problem> problems)
            throws IOException {
        try {
            TableRow row = TableRow.read(Json.LINE.readTree(line), number);
            Platform platform = agent.or(row::platform).orElse(Platform.LINUX);
            counter.add(row.id(), row.expectedOn(platform), findings(row, platform));
        } catch (JsonProcessingException e) {
            problems.add(new Problem(
                    file.toString(),
                    "",
                    number,
                    e.getLocation() == null ? 1 : e.getLocation().getColumnNr(),
                    "this line is no JSON object",
                    Optional.of(
                            "write a command in each line, such as {\"program\": \"make\", \"expect\": \"allow\"}")));
        } catch (IllegalArgumentException e) {
            problems.add(problem(file, number, e.getMessage()));
        }
    }

    private List<Finding> findings(TableRow row, Platform platform) throws IOException {
        if (row.setup().isEmpty()) {
            return findings(row, new PolicyContext(Path.of("/project"), false, platform, false));
        }
        try (SetupTree tree = SetupTree.create(row.setup())) {
            return findings(row, new PolicyContext(tree.project(), false, platform, true));
        }
    }

    private List<Finding> findings(TableRow row, PolicyContext context) {
        Path cwd = context.projectDir().resolve(row.cwd());
        return policy.judge(new CommandLine(row.program(), row.args(), row.env(), cwd), context, "");
    }

    private static Problem problem(Path file, int line, String message) {
        return new Problem(file.toString(), "", line, line > 0 ? 1 : 0, message, Optional.empty());
    }
}
