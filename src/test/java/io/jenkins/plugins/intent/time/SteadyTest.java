package io.jenkins.plugins.intent.time;

import static org.junit.Assert.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

public class SteadyTest {
    private final Logger logger = Logger.getLogger(Steady.class.getName());
    private final List<String> said = new ArrayList<>();
    private final Handler ear = new Handler() {
        @Override
        public void publish(LogRecord log) {
            said.add(log.getThrown().getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @Before
    public void listen() {
        logger.addHandler(ear);
        logger.setUseParentHandlers(false);
    }

    @After
    public void listenNoMore() {
        logger.removeHandler(ear);
        logger.setUseParentHandlers(true);
    }

    @Test
    public void whateverIsThrownStaysHereAndEachTroubleIsSaidOnceUntilItHasPassed() {
        List<Throwable> thrown = new ArrayList<>(Arrays.asList(
                new IOException("full"),
                new IOException("full"),
                new IllegalStateException("bug"),
                new StackOverflowError("deep"),
                null,
                new IOException("full")));
        Steady steady = new Steady("work", () -> fail(thrown.remove(0)));
        while (!thrown.isEmpty()) {
            steady.run();
        }
        assertEquals(List.of("full", "bug", "deep", "full"), said);
    }

    private static void fail(Throwable how) throws IOException {
        if (how instanceof IOException io) {
            throw io;
        } else if (how instanceof RuntimeException bug) {
            throw bug;
        } else if (how instanceof Error error) {
            throw error;
        }
    }
}
