/**
 * The intent document: what a team writes, read into immutable types.
 *
 * <p>Reading goes text, schema, binding, checks that a schema cannot say, and ends in either an
 * {@link io.jenkins.plugins.intent.model.Intent} that every later layer may trust or a list of all
 * {@link io.jenkins.plugins.intent.json.Problem problems} found.
 */
package io.jenkins.plugins.intent.model;
