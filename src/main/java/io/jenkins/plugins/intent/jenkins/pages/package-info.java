/** What the pages and the remote API show of a run: plain values, made once a request, for Jelly to print. */
package io.jenkins.plugins.intent.jenkins.pages;
