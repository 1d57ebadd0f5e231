package io.jenkins.plugins.intent.json;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NumericNode;

/** Refuses numbers such as {@code 1e400}, which would be read as infinity and break schema validation. */
final class FiniteNumbers extends JsonNodeFactory {
    private static final long serialVersionUID = 1L;

    /** Tells the reader; it knows the place. */
    static final class InfiniteException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @Override
    public NumericNode numberNode(double value) {
        if (Double.isInfinite(value)) {
            throw new InfiniteException();
        }
        return super.numberNode(value);
    }
}
