package io.jenkins.plugins.intent.cli.screen;

import io.jenkins.plugins.intent.ledger.StageStatus;

/** The signs of the screen, in Unicode or, where the locale cannot show that, in ASCII. */
public record Symbols(
        String good,
        String bad,
        String asking,
        String skipped,
        String waiting,
        String spinner,
        String full,
        String empty) {
    private static final int TURN_MILLIS = 120;

    public static Symbols of(boolean unicode) {
        return unicode
                ? new Symbols("✔", "✘", "?", "−", "·", "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏", "━", "─")
                : new Symbols("+", "x", "?", "-", ".", "|/-\\", "#", "-");
    }

    /** One column wide; what runs turns with time. */
    public String of(StageStatus status, long nowMs) {
        return switch (status) {
            case SUCCEEDED -> good;
            case FAILED -> bad;
            case NEEDS_HUMAN -> asking;
            case SKIPPED, CANCELLED -> skipped;
            case PENDING, QUEUED -> waiting;
            case RUNNING -> {
                int turn = (int) (nowMs / TURN_MILLIS % spinner.length());
                yield spinner.substring(turn, turn + 1);
            }
        };
    }
}
