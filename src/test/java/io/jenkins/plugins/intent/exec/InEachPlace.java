package io.jenkins.plugins.intent.exec;

import java.util.List;
import org.junit.Rule;
import org.junit.rules.TemporaryFolder;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameter;
import org.junit.runners.Parameterized.Parameters;

/** What comes to the same in each {@link Place}. */
@RunWith(Parameterized.class)
public abstract class InEachPlace {
    @Parameters(name = "{0}")
    public static List<Place> places() {
        return Place.all();
    }

    @Parameter
    public Place place;

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();
}
