package io.jenkins.plugins.intent.exec.supervised;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * What one round trip brings back.
 *
 * @param supervisor whether there is one
 * @param beat its latest sign of life; null before the first
 * @param news what happened since the request's cursor, in order
 * @param cursor what to send next time
 * @param more whether news was left for the next call because the reply was full
 * @param result the outcome; null while there is none
 * @param trouble the supervisor's own last words when it is gone without a result; null otherwise
 */
public record WatchReply(
        SupervisorState supervisor,
        Beat beat,
        List<News> news,
        WatchCursor cursor,
        boolean more,
        ResultFile result,
        String trouble)
        implements Serializable {
    public WatchReply {
        news = new ArrayList<>(news);
    }
}
