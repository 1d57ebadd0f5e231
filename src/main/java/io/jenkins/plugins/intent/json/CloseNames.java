package io.jenkins.plugins.intent.json;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that was probably meant. */
public final class CloseNames {
    private static final int LONGEST = 64;

    private CloseNames() {}

    /**
     * The candidate closest to {@code name} by edit distance (a swap of neighbours counts once; case,
     * {@code -}, {@code _} and blanks count nothing), when it is close enough to be a slip.
     */
    public static Optional<String> closest(String name, Collection<String> candidates) {
        String wanted = plain(name);
        if (wanted.isEmpty() || name.length() > LONGEST) {
            return Optional.empty();
        }
        int furthest = (wanted.length() + 1) / 3;
        String closest = null;
        int least = furthest + 1;
        for (String candidate : candidates) {
            String plain = plain(candidate);
            if (Math.abs(plain.length() - wanted.length()) < least) {
                int distance = distance(wanted, plain);
                if (distance < least) {
                    closest = candidate;
                    least = distance;
                }
            }
        }
        return Optional.ofNullable(closest);
    }

    /** The hint {@code did you mean `x`?} for the closest candidate, if there is one. */
    public static Optional<String> hint(String name, Collection<String> candidates) {
        return closest(name, candidates).map(close -> "did you mean " + Quote.of(close) + "?");
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "").replace(" ", "");
    }

    private static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                cost[i][j] = Math.min(cost[i - 1][j - 1] + change, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    cost[i][j] = Math.min(cost[i][j], 1 + cost[i - 2][j - 2]);
                }
            }
        }
        return cost[a.length()][b.length()];
    }
}
