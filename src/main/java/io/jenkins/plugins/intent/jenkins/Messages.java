package io.jenkins.plugins.intent.jenkins;

import org.jvnet.localizer.Localizable;
import org.jvnet.localizer.ResourceBundleHolder;

/**
 * What users of the web pages read, from {@code Messages.properties}, in the reader's language. Written
 * by hand because the generator of such classes is not on Maven Central.
 */
public final class Messages {
    private static final ResourceBundleHolder BUNDLE = ResourceBundleHolder.get(Messages.class);

    private Messages() {}

    /** The message of that key, with {@code {0}}, {@code {1}}, … replaced, in the current reader's language. */
    public static String text(String key, Object... arguments) {
        return BUNDLE.format(key, arguments);
    }

    /** The message of that key, in the language of whoever reads it later. */
    public static Localizable localizable(String key) {
        return new Localizable(BUNDLE, key);
    }
}
