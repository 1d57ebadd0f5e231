package io.jenkins.plugins.intent.exec.supervised;

import io.jenkins.plugins.intent.text.LazyPattern;
import java.io.IOException;

/** An agent is not trusted: a reply that says more than was asked for is refused before it is used. */
final class ReplyCheck {
    private static final int MAX_NEWS = 10_000;
    private static final int MAX_TEXT = 64 << 10;
    private static final LazyPattern STREAM = LazyPattern.of("stdout|(part-[1-9][0-9]{0,5}/)?stderr");

    private ReplyCheck() {}

    static void check(WatchRequest request, WatchReply reply) throws IOException {
        require(reply.cursor() != null && reply.supervisor() != null, "is incomplete");
        require(reply.news().size() <= MAX_NEWS, "has too many events");
        long output = 0;
        for (News news : reply.news()) {
            if (news instanceof OutputChunk chunk) {
                require(
                        STREAM.matcher(String.valueOf(chunk.stream())).matches() && chunk.bytes() != null,
                        "has an unknown stream");
                output += chunk.bytes().length;
            } else if (news instanceof JobEvent event) {
                require(isText(event.name()) && isText(event.directory()) && isText(event.error()), "is too long");
            } else {
                require(false, "has an unknown kind of news");
            }
        }
        require(output <= request.maxOutputBytes(), "has more output than asked for");
        require(isText(reply.trouble()) && isText(reply.cursor().directory()), "is too long");
        if (reply.result() != null) {
            require(reply.result().status() != null, "has an unknown status");
            require(isText(reply.result().error()), "is too long");
        }
    }

    private static boolean isText(String text) {
        return text == null || text.length() <= MAX_TEXT;
    }

    private static void require(boolean holds, String what) throws IOException {
        if (!holds) {
            throw new IOException("the agent's reply " + what);
        }
    }
}
