package io.jenkins.plugins.intent.exec.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Which ports take connections. */
public final class Ports {
    private static final int CONNECT_MS = 200;
    private static final List<String> LISTS = List.of("tcp", "tcp6");
    private static final int LOCAL = 1;
    private static final int STATE = 3;
    private static final String LISTENS = "0A";

    private Ports() {}

    /** Whether something takes connections at this port of this machine. */
    static boolean isOpen(int port) {
        for (String address : List.of("127.0.0.1", "::1")) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getByName(address), port), CONNECT_MS);
                return true;
            } catch (IOException e) {
                // Nobody there, or not at this address.
                continue;
            }
        }
        return false;
    }

    /** The same of a network that only processes inside of it can reach, by the system's own list. */
    public static boolean isOpen(int port, long processInside) {
        String end = String.format(":%04X", port);
        for (String list : LISTS) {
            try {
                Path file = Path.of("/proc", Long.toString(processInside), "net", list);
                if (Files.readAllLines(file).stream().anyMatch(line -> listens(line, end))) {
                    return true;
                }
            } catch (IOException e) {
                // Not of this kind, or over.
                continue;
            }
        }
        return false;
    }

    /** {@code 0: 0100007F:46AF 00000000:0000 0A …}. */
    private static boolean listens(String line, String end) {
        String[] words = line.strip().split(" +");
        return words.length > STATE && words[LOCAL].endsWith(end) && words[STATE].equals(LISTENS);
    }
}
