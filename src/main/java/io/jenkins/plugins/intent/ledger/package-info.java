/**
 * The books of one run: who holds which job, until when, and what was already done. {@code Coordinator}
 * is the only writer; everything it promises is in the journal before it answers.
 */
package io.jenkins.plugins.intent.ledger;
