package io.jenkins.plugins.intent.exec.process;

import io.jenkins.plugins.intent.text.SystemText;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Variables as the system takes them. Commands that follow each other have nearly all of theirs in common. */
final class VariableBytes {
    private static final int MOST = 500;
    private static final Map<String, VariableBytes> LAST = new ConcurrentHashMap<>();

    private final String value;
    private final byte[] bytes;

    private VariableBytes(String name, String value) {
        if (name.isEmpty() || name.indexOf('=') >= 0) {
            throw new IllegalArgumentException("`" + name + "` cannot be the name of a variable");
        }
        this.value = value;
        this.bytes = NativeSpawn.checked(SystemText.bytes(name + "=" + value), "the variable " + name);
    }

    /**
     * Not to be changed.
     *
     * @throws IllegalArgumentException when the system cannot take it
     */
    static byte[] of(String name, String value) {
        VariableBytes last = LAST.get(name);
        if (last == null || !last.value.equals(value)) {
            last = new VariableBytes(name, value);
            if (LAST.size() >= MOST) {
                LAST.clear();
            }
            LAST.put(name, last);
        }
        return last.bytes;
    }
}
