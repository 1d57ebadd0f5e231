package io.jenkins.plugins.intent.exec.hands;

import java.util.List;
import org.junit.Rule;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameter;
import org.junit.runners.Parameterized.Parameters;

/** What the script does comes to the same in each shell, with and without FIFOs. Real processes. */
@RunWith(Parameterized.class)
public abstract class InEachShell {
    @Parameters(name = "{0}")
    public static List<HandsPlace> places() {
        return HandsPlace.available();
    }

    @Parameter
    public HandsPlace place;

    @Rule
    public final TestHands hands = new TestHands(() -> place);
}
