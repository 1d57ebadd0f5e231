package io.jenkins.plugins.intent.exec.process;

import io.jenkins.plugins.intent.text.SystemText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The variables of whoever called this program, as bytes that no locale has read: on Linux from the
 * system itself, elsewhere as Java tells them. Texts are {@link SystemText}s.
 *
 * <p>The launcher script gives Java a UTF-8 locale, so that it can name every file, and says what the
 * caller's {@code LC_ALL} was. Some shells drop variables whose names they could not use themselves; then
 * it hands over what it had, in hexadecimal, through a file that is already open.
 */
public final class CallerEnvironment {
    /** Set by the launcher: {@code =} and the caller's {@code LC_ALL}; nothing when there was none. */
    private static final String LC_ALL_BEFORE = "INTENT_CALLER_LC_ALL";

    /** Set by the launcher: where the caller's variables are to be read. */
    private static final String HANDED_OVER = "intent.environment";

    private static final Path OWN = Path.of("/proc/self/environ");

    private CallerEnvironment() {}

    /** Reads them; once, since what was handed over is gone then. */
    public static Map<String, String> read() {
        String handedOver = System.getProperty(HANDED_OVER);
        try {
            if (handedOver != null) {
                try (InputStream in = Files.newInputStream(Path.of(handedOver))) {
                    return before(parse(fromHexadecimal(new String(in.readAllBytes(), StandardCharsets.US_ASCII))));
                }
            }
            if (Files.isReadable(OWN)) {
                return before(parse(Files.readAllBytes(OWN)));
            }
        } catch (IOException notAsBytes) {
            return before(new LinkedHashMap<>(System.getenv()));
        }
        return before(new LinkedHashMap<>(System.getenv()));
    }

    private static Map<String, String> before(Map<String, String> environment) {
        String before = environment.remove(LC_ALL_BEFORE);
        if (before != null && before.startsWith("=")) {
            environment.put("LC_ALL", before.substring(1));
        } else if (before != null) {
            environment.remove("LC_ALL");
        }
        return environment;
    }

    static Map<String, String> parse(byte[] block) {
        Map<String, String> environment = new LinkedHashMap<>();
        int start = 0;
        for (int i = 0; i < block.length; i++) {
            if (block[i] == 0) {
                String entry = SystemText.of(Arrays.copyOfRange(block, start, i));
                int equals = entry.indexOf('=', 1);
                if (equals > 0) {
                    environment.putIfAbsent(entry.substring(0, equals), entry.substring(equals + 1));
                }
                start = i + 1;
            }
        }
        return environment;
    }

    private static byte[] fromHexadecimal(String text) {
        String digits = text.replaceAll("\\s+", "");
        byte[] bytes = new byte[digits.length() / 2];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Integer.parseInt(digits.substring(2 * i, 2 * i + 2), 16);
        }
        return bytes;
    }
}
