/** The report page: HTML, CSS and SVG without any script or inline style. */
package io.jenkins.plugins.intent.report;
