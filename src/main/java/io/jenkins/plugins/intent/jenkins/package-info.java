/**
 * The Jenkins plugin: the step {@code runIntent}, agents and queue, pages, permissions and settings.
 * The books and the rules come from the layers below; here they meet Jenkins.
 */
package io.jenkins.plugins.intent.jenkins;
