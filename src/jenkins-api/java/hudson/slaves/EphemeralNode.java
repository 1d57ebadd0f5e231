package hudson.slaves;

import hudson.model.Node;

public interface EphemeralNode {
    Node asNode();
}
