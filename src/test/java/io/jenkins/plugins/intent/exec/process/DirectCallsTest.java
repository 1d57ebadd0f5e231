package io.jenkins.plugins.intent.exec.process;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import com.sun.jna.NativeLibrary;
import java.nio.charset.StandardCharsets;
import org.junit.Before;
import org.junit.Test;

public class DirectCallsTest {
    /** One of each kind. */
    static final class Calls {
        private Calls() {}

        static native int getpid();

        static native int abs(int number);

        static native long labs(long number);

        static native short htons(short number);

        static native long strlen(byte[] text);

        static native void srand(int seed);
    }

    static final class Others {
        private Others() {}

        static native double fabs(double number);
    }

    static final class Unknown {
        private Unknown() {}

        static native int thereIsNoSuchCall();
    }

    @Before
    public void needsTheSystemsCalls() {
        assumeTrue("needs the system's own calls", LibC.isAvailable());
    }

    @Test
    public void theJnaThatWeBringIsBuiltAsExpectedAndEveryKindArrives() {
        assertTrue(DirectCalls.registerDirectly(Calls.class, NativeLibrary.getProcess()));
        assertEquals(ProcessHandle.current().pid(), Calls.getpid());
        assertEquals(7, Calls.abs(-7));
        assertEquals(1L << 40, Calls.labs(-(1L << 40)));
        assertEquals(0x3412, Short.toUnsignedInt(Calls.htons((short) 0x1234)));
        assertEquals(3, Calls.strlen("abc\0".getBytes(StandardCharsets.US_ASCII)));
        Calls.srand(1);
    }

    @Test
    public void aMethodOfOtherTypesIsLeftToJna() {
        assertFalse(DirectCalls.registerDirectly(Others.class, NativeLibrary.getProcess()));
        DirectCalls.register(Others.class, NativeLibrary.getProcess());
        assertEquals(2.5, Others.fabs(-2.5), 0);
    }

    @Test(expected = LinkageError.class)
    public void aCallThatTheLibraryHasNotIsSaidAtOnce() {
        DirectCalls.register(Unknown.class, NativeLibrary.getProcess());
    }
}
