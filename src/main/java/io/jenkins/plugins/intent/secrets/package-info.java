/** Masks secret values in text and byte streams before anything is kept. */
package io.jenkins.plugins.intent.secrets;
