package io.jenkins.plugins.intent.exec.confine;

import io.jenkins.plugins.intent.exec.process.Foreman;
import io.jenkins.plugins.intent.exec.process.Launch;
import io.jenkins.plugins.intent.files.IoErrors;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * One whose holder starts the processes itself: it is inside, so they are, and have no privilege that it does
 * not have. Being the first process there, it cannot be ended by the others.
 */
final class ForemanEnclosure extends Enclosure {
    private final Foreman foreman;

    private ForemanEnclosure(Foreman foreman, long pid) {
        super(pid);
        this.foreman = foreman;
    }

    /** Null where processes have to enter it by themselves: an old system, or a shell that collects them too soon. */
    static Enclosure withForeman(Tools tools, Boundary boundary) throws CannotConfineException {
        if (tools.prefix().isEmpty() || !Foreman.isPossible()) {
            return null;
        }
        try {
            Foreman foreman =
                    Foreman.hire(new Bubblewrap(tools).holdForOrders(boundary), boundary.pipes(), tools.prefix());
            Enclosure enclosure = new ForemanEnclosure(foreman, introduced(foreman));
            if (foreman.isFit(enclosure.pid())) {
                return enclosure;
            }
            enclosure.end();
            return null;
        } catch (IOException e) {
            throw new CannotConfineException("commands cannot be confined: " + IoErrors.reason(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotConfineException("commands cannot be confined: interrupted");
        }
    }

    private static long introduced(Foreman foreman) throws IOException, CannotConfineException {
        try {
            return new Introduction(foreman.introduction(Bubblewrap.READY)).pid();
        } catch (IOException | CannotConfineException e) {
            foreman.forget();
            throw e;
        }
    }

    @Override
    Launch inside(Launch launch, Map<String, String> environment) {
        return new Launch(
                launch.program(),
                launch.args(),
                environment,
                launch.directory(),
                launch.mark(),
                launch.stdin(),
                false,
                Optional.of(foreman));
    }

    @Override
    void letGo() {
        foreman.dismiss();
    }

    @Override
    void forget() {
        foreman.forget();
    }
}
