package hudson.slaves;

import hudson.model.Node;

public abstract class AbstractCloudSlave extends Node {}
