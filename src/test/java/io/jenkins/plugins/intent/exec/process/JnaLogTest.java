package io.jenkins.plugins.intent.exec.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.After;
import org.junit.Test;

public class JnaLogTest {
    private final PrintStream before = System.err;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @After
    public void giveTheStreamBack() {
        System.setErr(before);
    }

    @Test
    public void whatIsWrongIsSaidWithItsValuesAndTheRestIsNot() {
        System.setErr(new PrintStream(said, true, UTF_8));
        JnaLog log = JnaLog.getLogger("com.sun.jna.Native");
        log.log(JnaLogLevel.FINE, "looking for {0}", "libc");
        log.log(JnaLogLevel.WARNING, "no {0} in {1}", new Object[] {"libc", "/lib"});
        log.log(JnaLogLevel.SEVERE, "cannot load", new IllegalStateException("why"));

        assertEquals(
                "WARNING: no libc in /lib [com.sun.jna.Native]\n"
                        + "SEVERE: cannot load: java.lang.IllegalStateException: why [com.sun.jna.Native]\n",
                said.toString(UTF_8));
    }

    /** The build only replaces the names of the classes. */
    @Test
    public void itHasTheMethodsThatItStandsInFor() throws Exception {
        for (Class<?>[] more : new Class<?>[][] {{}, {Throwable.class}, {Object.class}, {Object[].class}}) {
            Class<?>[] here = new Class<?>[more.length + 2];
            here[0] = JnaLogLevel.class;
            here[1] = String.class;
            System.arraycopy(more, 0, here, 2, more.length);
            Class<?>[] there = here.clone();
            there[0] = Level.class;
            assertSame(
                    Logger.class.getMethod("log", there).getReturnType(),
                    JnaLog.class.getMethod("log", here).getReturnType());
        }
        for (JnaLogLevel level : JnaLogLevel.values()) {
            assertTrue(Level.parse(level.name()).getName().equals(level.name()));
        }
    }
}
