package io.jenkins.plugins.intent.text;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;

import io.jenkins.plugins.intent.exec.AttemptStatus;
import io.jenkins.plugins.intent.exec.CommandStatus;
import io.jenkins.plugins.intent.ledger.Answer;
import io.jenkins.plugins.intent.ledger.JobStatus;
import io.jenkins.plugins.intent.ledger.RunStatus;
import io.jenkins.plugins.intent.ledger.StageStatus;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.Test;

public class StatusWordsTest {
    private static Stream<Enum<?>> statuses() {
        return Stream.<Enum<?>[]>of(
                        RunStatus.values(),
                        StageStatus.values(),
                        JobStatus.values(),
                        AttemptStatus.values(),
                        CommandStatus.values())
                .flatMap(Stream::of);
    }

    @Test
    public void eachStatusHasAWordThatIsNoSpellingOfADocument() {
        statuses()
                .forEach(status -> assertFalse(
                        StatusWords.of(status), StatusWords.of(status).contains("_")));
        assertEquals("waits for a person", StatusWords.of(RunStatus.NEEDS_HUMAN));
    }

    @Test
    public void jenkinsSaysTheSameWords() throws IOException {
        Properties messages = new Properties();
        try (InputStream in =
                StatusWords.class.getResourceAsStream("/io/jenkins/plugins/intent/jenkins/Messages.properties")) {
            messages.load(in);
        }
        statuses()
                .filter(status -> !(status instanceof AttemptStatus))
                .forEach(status -> assertEquals(StatusWords.of(status), message(messages, status)));
        Stream.of(Answer.values()).forEach(answer -> assertEquals(lowerCase(answer), message(messages, answer)));
    }

    private static String message(Properties messages, Enum<?> word) {
        return messages.getProperty("Status." + lowerCase(word));
    }

    private static String lowerCase(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }
}
