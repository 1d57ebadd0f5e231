package io.jenkins.plugins.intent.report;

import io.jenkins.plugins.intent.files.PathNames;
import java.nio.charset.StandardCharsets;

/** Addresses inside the bundle, as seen from the report page. Nothing that an agent wrote can lead elsewhere. */
final class Links {
    private Links() {}

    /** To a file of the bundle; null when the path is absent or would leave the bundle. */
    static String file(String bundlePath) {
        if (bundlePath == null || !PathNames.isSafe(PathNames.ofCharacters(bundlePath))) {
            return null;
        }
        StringBuilder url = new StringBuilder("../");
        for (byte b : bundlePath.getBytes(StandardCharsets.UTF_8)) {
            if (b == '/' || isPlain(b)) {
                url.append((char) b);
            } else {
                url.append(encoded(b));
            }
        }
        return url.toString();
    }

    /** Id of a stage's section; stage ids may hold anything that a file name may. */
    static String anchor(String stageId) {
        StringBuilder anchor = new StringBuilder("stage-");
        for (byte b : stageId.getBytes(StandardCharsets.UTF_8)) {
            if (isPlain(b)) {
                anchor.append((char) b);
            } else {
                anchor.append(encoded(b).replace('%', ':'));
            }
        }
        return anchor.toString();
    }

    /** {@code stages/build/attempt-1/} for {@code stages/build/attempt-1/manifest.json}. */
    static String directory(String manifestPath) {
        return manifestPath.substring(0, manifestPath.lastIndexOf('/') + 1);
    }

    private static boolean isPlain(byte b) {
        return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9' || "-._~".indexOf(b) >= 0;
    }

    private static String encoded(byte b) {
        return String.format("%%%02X", b);
    }
}
