/** Documents that people write: strict reading, schema validation, and one shape of error message. */
package io.jenkins.plugins.intent.json;
