package io.jenkins.plugins.intent.jenkins.agents;

import hudson.FilePath;
import hudson.remoting.ChannelClosedException;
import hudson.remoting.RequestAbortedException;
import hudson.remoting.VirtualChannel;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The connection that an agent had when something was begun there. When that fails, it tells whether
 * the agent went away meanwhile, which is nobody's fault. A computer that Jenkins still takes for online
 * is no answer to that: a connection breaks first, and is found out later.
 */
public final class Connection {
    private static final List<Class<? extends Throwable>> BROKEN = List.of(
            RequestAbortedException.class,
            ChannelClosedException.class,
            ClosedChannelException.class,
            EOFException.class);

    private final AgentPath place;
    private final Optional<VirtualChannel> channel;

    private Connection(AgentPath place, Optional<VirtualChannel> channel) {
        this.place = place;
        this.channel = channel;
    }

    /** The one that an agent has now, which may be none. */
    public static Connection to(AgentPath place) {
        return new Connection(place, place.channel());
    }

    /**
     * Whether the agent went away before something there failed. The agent itself is asked where nothing
     * else tells, so this takes as long as a broken connection takes to be noticed.
     */
    public boolean isLost(Throwable failure) throws InterruptedException {
        return channel.isEmpty() || isBrokenBy(failure) || !place.channel().equals(channel) || !answers(channel.get());
    }

    private boolean answers(VirtualChannel connected) throws InterruptedException {
        try {
            new FilePath(connected, place.path()).exists();
            return true;
        } catch (IOException | RuntimeException | LinkageError e) {
            return false;
        }
    }

    /** Whether a failure says itself that a connection broke. */
    public static boolean isBrokenBy(Throwable failure) {
        return isBrokenBy(failure, Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    /** @param seen what was looked at already: failures can suppress each other in a circle */
    private static boolean isBrokenBy(Throwable failure, Set<Throwable> seen) {
        return failure != null
                && seen.add(failure)
                && (BROKEN.stream().anyMatch(type -> type.isInstance(failure))
                        || isBrokenBy(failure.getCause(), seen)
                        || Stream.of(failure.getSuppressed()).anyMatch(other -> isBrokenBy(other, seen)));
    }
}
