package hudson.model;

import hudson.model.queue.CauseOfBlockage;
import hudson.model.queue.ScheduleResult;
import hudson.model.queue.SubTask;
import org.springframework.security.core.Authentication;

public class Queue {
    public static Queue getInstance() {
        throw new UnsupportedOperationException();
    }

    public ScheduleResult schedule2(Task p, int quietPeriod, Action... actions) {
        throw new UnsupportedOperationException();
    }

    public boolean cancel(Task p) {
        throw new UnsupportedOperationException();
    }

    public Item getItem(Task t) {
        throw new UnsupportedOperationException();
    }

    public interface Task extends SubTask {
        default CauseOfBlockage getCauseOfBlockage() {
            throw new UnsupportedOperationException();
        }

        String getName();

        default String getAffinityKey() {
            throw new UnsupportedOperationException();
        }

        default void checkAbortPermission() {
            throw new UnsupportedOperationException();
        }

        @Override
        String getUrl();

        default boolean isConcurrentBuild() {
            throw new UnsupportedOperationException();
        }

        default Authentication getDefaultAuthentication2() {
            throw new UnsupportedOperationException();
        }
    }

    public interface TransientTask extends Task {}

    public interface Executable extends Runnable {
        SubTask getParent();

        default Executable getParentExecutable() {
            throw new UnsupportedOperationException();
        }

        @Override
        void run();
    }

    public abstract static class Item extends Actionable {
        public final Task task = null;

        public final String getWhy() {
            throw new UnsupportedOperationException();
        }

        @Override
        public String getDisplayName() {
            throw new UnsupportedOperationException();
        }
    }

    public abstract static class NotWaitingItem extends Item {}

    public static final class BuildableItem extends NotWaitingItem {}

    public static final class LeftItem extends Item {
        public boolean isCancelled() {
            throw new UnsupportedOperationException();
        }
    }
}
