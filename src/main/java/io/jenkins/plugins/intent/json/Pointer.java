package io.jenkins.plugins.intent.json;

/**
 * The place of a value in a document, made step by step on the way to it. It becomes the text of a JSON
 * pointer only when something is said of that place, which is seldom. Immutable.
 */
public final class Pointer {
    /** The whole document. */
    public static final Pointer ROOT = new Pointer(null, null, 0);

    private final Pointer around;
    /** Null for an element of an array. */
    private final String field;

    private final int index;

    private Pointer(Pointer around, String field, int index) {
        this.around = around;
        this.field = field;
        this.index = index;
    }

    /** The place of a field of the object that is here. */
    public Pointer at(String name) {
        return new Pointer(this, name, 0);
    }

    /** The place of an element of the array that is here. */
    public Pointer at(int place) {
        return new Pointer(this, null, place);
    }

    /** As in RFC 6901. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        write(text);
        return text.toString();
    }

    private void write(StringBuilder text) {
        if (around == null) {
            return;
        }
        around.write(text);
        text.append('/');
        if (field == null) {
            text.append(index);
        } else {
            text.append(escaped(field));
        }
    }

    /** A name as it stands in a pointer. */
    static String escaped(String name) {
        return name.indexOf('~') < 0 && name.indexOf('/') < 0
                ? name
                : name.replace("~", "~0").replace("/", "~1");
    }
}
