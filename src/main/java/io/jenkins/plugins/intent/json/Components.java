package io.jenkins.plugins.intent.json;

/**
 * A record that gives away its components itself. For records that are written by the thousand: to ask Java for each
 * component takes code that Java makes up at every start.
 */
public interface Components {
    /** The value of each, in their order. */
    Object[] components();
}
