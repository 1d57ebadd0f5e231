/**
 * Files that are whole or absent, directories copied, moved and deleted as a whole, names as the bytes that they are, and
 * the words for what went wrong with them.
 */
package io.jenkins.plugins.intent.files;
