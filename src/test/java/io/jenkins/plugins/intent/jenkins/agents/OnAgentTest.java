package io.jenkins.plugins.intent.jenkins.agents;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import hudson.remoting.VirtualChannel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.List;
import jenkins.agents.ControllerToAgentFileCallable;
import org.junit.Test;

public class OnAgentTest {
    record Length(String name) implements ControllerToAgentFileCallable<String> {
        @Override
        public String invoke(File directory, VirtualChannel channel) throws IOException, InterruptedException {
            if (name.isEmpty()) {
                throw new InterruptedException("stopped");
            }
            if (name.equals("damaged")) {
                throw new IOException("it is damaged", new JsonParseException(null, "x", JsonLocation.NA));
            }
            if (name.equals("absent")) {
                throw new IOException("there is no " + new File(directory, name));
            }
            return new File(directory, name).getPath();
        }
    }

    @Test
    public void theWorkGetsTheDirectoryOnTheOtherSide() throws Exception {
        assertEquals(
                new File("/work/space", "a").getPath(),
                sent(new OnAgent<>("/work/space", new Length("a"))).call());
    }

    @Test
    public void whatItThrowsIsThrownAsItIsAndAnInterruptAsOne() throws Exception {
        OnAgent<String> absent = sent(new OnAgent<>("/work/space", new Length("absent")));
        assertEquals(
                "there is no /work/space/absent",
                assertThrows(IOException.class, absent::call).getMessage());
        OnAgent<String> stopped = sent(new OnAgent<>("/work/space", new Length("")));
        assertThrows(InterruptedIOException.class, stopped::call);
    }

    /** Jenkins lets exceptions pass, but not every class of their fields. */
    @Test
    public void theFailureOfADocumentIsToldWithoutItsPlace() throws Exception {
        IOException told =
                assertThrows(IOException.class, sent(new OnAgent<>("/work/space", new Length("damaged")))::call);

        assertEquals("it is damaged", told.getMessage());
        assertNull(told.getCause());
        assertEquals("invoke", told.getStackTrace()[0].getMethodName());
    }

    /** Remoting lends the other side the loader of each class that is named in what it sends. */
    @Test
    public void noClassOfJenkinsIsNamedInWhatIsSent() throws Exception {
        List<String> named = new ArrayList<>();
        try (ObjectOutputStream out = new ObjectOutputStream(new ByteArrayOutputStream()) {
            @Override
            protected void annotateClass(Class<?> type) {
                named.add(type.getName());
            }
        }) {
            out.writeObject(new OnAgent<>("/work/space", new DiscardJob()));
        }
        assertTrue(named.toString(), named.contains(OnAgent.class.getName()));
        for (String name : named) {
            assertTrue(name, name.startsWith("io.jenkins.plugins.intent.") || name.startsWith("java."));
        }
    }

    @SuppressWarnings("unchecked")
    private static OnAgent<String> sent(OnAgent<String> work) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(work);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (OnAgent<String>) in.readObject();
        }
    }
}
