package io.jenkins.plugins.intent.files;

import io.jenkins.plugins.intent.text.SystemText;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Names of files as the bytes they are on disk, whatever the locale says: one character of the
 * string is one byte (0 to 255), directories are separated by {@code /}. Java keeps the bytes inside
 * a {@link Path}, but gives them out only percent-encoded.
 */
public final class PathNames {
    private PathNames() {}

    /** Name of {@code file} relative to the directory {@code root} above it. */
    public static String name(Path root, Path file) {
        Path relative = root.relativize(file);
        String plain = relative.toString();
        if (isPlain(plain)) {
            return plain.replace(file.getFileSystem().getSeparator(), "/");
        }
        String[] names = file.toUri().getRawPath().split("/");
        StringBuilder name = new StringBuilder();
        for (int i = names.length - relative.getNameCount(); i < names.length; i++) {
            name.append(name.length() == 0 ? "" : "/").append(decode(names[i]));
        }
        return name.toString();
    }

    /**
     * The file below {@code root} with this name.
     *
     * @throws IllegalArgumentException when the name is absolute, leaves {@code root}, or is not
     *     written in its plainest way
     */
    public static Path resolve(Path root, String name) {
        if (!isSafe(name)) {
            throw new IllegalArgumentException("not a plain relative path: " + readable(name));
        }
        if (isPlain(name)) {
            return root.resolve(name);
        }
        String directory = root.toAbsolutePath().toUri().toString();
        return Path.of(URI.create((directory.endsWith("/") ? directory : directory + "/") + encode(name)));
    }

    /** The bytes of a path of this system, as the system itself has them. */
    public static byte[] bytes(Path path) {
        String plain = path.toString();
        return isPlain(plain)
                ? plain.getBytes(StandardCharsets.US_ASCII)
                : decode(path.toAbsolutePath().toUri().getRawPath()).getBytes(StandardCharsets.ISO_8859_1);
    }

    /**
     * The path of this system that a text of the system's stands for, whatever the locale says.
     *
     * @param base absolute directory that a relative one starts at
     * @throws java.nio.file.InvalidPathException when it cannot be a path
     */
    public static Path ofText(Path base, String text) {
        if (isPlain(text) || File.separatorChar == '\\') {
            return base.resolve(text);
        }
        String encoded = encode(new String(SystemText.bytes(text), StandardCharsets.ISO_8859_1));
        if (text.startsWith("/")) {
            return Path.of(URI.create("file://" + encoded));
        }
        String directory = base.toAbsolutePath().toUri().toString();
        return Path.of(URI.create((directory.endsWith("/") ? directory : directory + "/") + encoded));
    }

    /** A path of this system as text, for {@link #ofText} and for people. */
    public static String text(Path path) {
        String plain = path.toString();
        return isPlain(plain) ? plain : SystemText.of(bytes(path));
    }

    /** Whether a name stays below its root: relative, without {@code .}, {@code ..} or empty parts. */
    public static boolean isSafe(String name) {
        boolean windows = File.separatorChar == '\\';
        if (name.indexOf('\0') >= 0 || windows && (name.indexOf('\\') >= 0 || name.indexOf(':') >= 0)) {
            return false;
        }
        for (String part : name.split("/", -1)) {
            if (part.isEmpty() || part.equals(".") || part.equals("..")) {
                return false;
            }
        }
        return true;
    }

    /** The name as characters, for people: its bytes read as UTF-8. */
    public static String readable(String name) {
        return new String(name.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    /** The name of a path that was written as characters, such as one in a JSON file. */
    public static String ofCharacters(String path) {
        return new String(path.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    private static boolean isPlain(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) < ' ' || name.charAt(i) >= 0x7f) {
                return false;
            }
        }
        return true;
    }

    private static String decode(String encoded) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < encoded.length(); i++) {
            if (encoded.charAt(i) == '%') {
                bytes.write(Integer.parseInt(encoded.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                bytes.write(encoded.charAt(i));
            }
        }
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }

    private static String encode(String name) {
        StringBuilder encoded = new StringBuilder();
        name.chars().forEach(c -> {
            if (c == '/' || c == '.' || c == '-' || c == '_' || c < 0x80 && Character.isLetterOrDigit(c)) {
                encoded.append((char) c);
            } else {
                encoded.append(String.format("%%%02X", c));
            }
        });
        return encoded.toString();
    }
}
