/**
 * Documents that people write: strict reading, schema validation, and one shape of error message. And records that the
 * program writes and reads back itself.
 */
package io.jenkins.plugins.intent.json;
