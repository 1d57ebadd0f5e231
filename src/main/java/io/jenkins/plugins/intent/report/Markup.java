package io.jenkins.plugins.intent.report;

import io.jenkins.plugins.intent.text.VisibleText;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * Builds HTML and SVG in which nothing from outside is markup: every text and every attribute value
 * is made visible and escaped here, and elements are closed in the order they were opened.
 */
final class Markup {
    private final StringBuilder out = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    /** Opens an element; attributes come as name, value, name, value; one with a null value is left out. */
    Markup open(String tag, String... attributes) {
        start(tag, attributes).out.append('>');
        open.push(tag);
        return this;
    }

    /** Attributes that several elements share, and more. */
    static String[] with(String[] shared, String... more) {
        String[] all = Arrays.copyOf(shared, shared.length + more.length);
        System.arraycopy(more, 0, all, shared.length, more.length);
        return all;
    }

    /**
     * Opens an SVG drawing of a size.
     *
     * @param attributes that come first
     * @param label what it is, for those who cannot see it
     */
    Markup drawing(double width, double height, String label, String... attributes) {
        String w = Format.px(width);
        String h = Format.px(height);
        return open(
                "svg",
                with(
                        attributes,
                        "width",
                        w,
                        "height",
                        h,
                        "viewBox",
                        "0 0 " + w + " " + h,
                        "font-family",
                        "system-ui, sans-serif",
                        "role",
                        "group",
                        "aria-label",
                        label));
    }

    /** Opens a region that may be wider than the page: one scrolls it, also by keys, and hears what it is. */
    Markup scrolling(String css, String... label) {
        return open("div", with(new String[] {"class", css, "tabindex", "0", "role", "region"}, label));
    }

    /**
     * Opens a table up to its first row, in a region that scrolls; three elements are open then.
     *
     * @param label attribute, and its value, that says what the table is of
     */
    Markup table(List<String> heads, String... label) {
        scrolling("scroll", label).open("table").open("thead").open("tr");
        for (String head : heads) {
            element("th", head, "scope", "col");
        }
        return close().close().open("tbody");
    }

    /** An element without content. */
    Markup empty(String tag, String... attributes) {
        start(tag, attributes).out.append("/>");
        return this;
    }

    /** An element with text. */
    Markup element(String tag, String text, String... attributes) {
        return open(tag, attributes).text(text).close();
    }

    Markup close() {
        out.append("</").append(open.pop()).append('>');
        return this;
    }

    /** One line of text. */
    Markup text(String text) {
        escape(VisibleText.line(text));
        return this;
    }

    /** Text whose line ends and tabs count, for {@code <pre>}. */
    Markup lines(String text) {
        escape(VisibleText.lines(text));
        return this;
    }

    /** A name that others chose; its writing direction does not spread to the text around it. */
    Markup name(String name) {
        return element("bdi", name);
    }

    /** Whole elements that were built with this class elsewhere. */
    Markup add(Markup whole) {
        out.append(whole.out);
        return this;
    }

    /** A line end, to keep the file readable. */
    Markup line() {
        out.append('\n');
        return this;
    }

    private Markup start(String tag, String... attributes) {
        out.append('<').append(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            if (attributes[i + 1] != null) {
                out.append(' ').append(attributes[i]).append("=\"");
                escape(VisibleText.line(attributes[i + 1]));
                out.append('"');
            }
        }
        return this;
    }

    private void escape(String text) {
        int written = 0;
        for (int i = 0; i < text.length(); i++) {
            String escaped = escaped(text.charAt(i));
            if (escaped != null) {
                out.append(text, written, i).append(escaped);
                written = i + 1;
            }
        }
        if (written == 0) {
            // Faster by far than a part of a text, even if that is all of it.
            out.append(text);
        } else {
            out.append(text, written, text.length());
        }
    }

    /** Null for what stands for itself. */
    private static String escaped(char c) {
        return switch (c) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '"' -> "&quot;";
            case '\'' -> "&#39;";
            default -> null;
        };
    }

    @Override
    public String toString() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("elements left open: " + open);
        }
        return out.toString();
    }
}
