/**
 * How a run is drawn in the Pipeline: which stages and parallel branches stand for its stages, and the
 * steps that make them. The books stay the only scheduler; what is here follows them.
 */
package io.jenkins.plugins.intent.jenkins.graph;
