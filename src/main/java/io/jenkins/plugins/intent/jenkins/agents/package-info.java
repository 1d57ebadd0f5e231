/**
 * What happens on agents: records that remoting carries there, each one round trip, and the few
 * classes of the controller that send them. Nothing that comes back is trusted: sizes are capped and
 * names are checked before anything is written on the controller.
 */
package io.jenkins.plugins.intent.jenkins.agents;
