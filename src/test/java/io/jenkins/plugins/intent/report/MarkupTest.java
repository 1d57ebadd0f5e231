package io.jenkins.plugins.intent.report;

import static org.junit.Assert.assertEquals;

import org.junit.Test;

public class MarkupTest {
    @Test
    public void nothingFromOutsideIsMarkupHoweverOftenItComes() {
        Markup html = new Markup();
        for (int i = 0; i < 3; i++) {
            html.element("b", "<i> & \"x\" 'y'", "title", "a\u202eb\n");
        }
        String each = "<b title=\"a\u27E8U+202E\u27E9b\u240A\">&lt;i&gt; &amp; &quot;x&quot; &#39;y&#39;</b>";
        assertEquals(each.repeat(3), html.toString());
    }

    @Test
    public void textsWithOneHashAreNotTakenForEachOther() {
        String first = "Aa<";
        String second = "BB<";
        assertEquals(first.hashCode(), second.hashCode());
        Markup html = new Markup();
        html.element("b", "Aa")
                .element("b", "BB")
                .element("b", "Aa")
                .element("b", first)
                .element("b", second);
        assertEquals("<b>Aa</b><b>BB</b><b>Aa</b><b>Aa&lt;</b><b>BB&lt;</b>", html.toString());
    }
}
