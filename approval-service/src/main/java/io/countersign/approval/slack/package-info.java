/**
 * Slack: messages that ask people, what they click, and whose account is whose. Renders and
 * translates; whether a word counts is decided by the core.
 */
@NullMarked
package io.countersign.approval.slack;

import org.jspecify.annotations.NullMarked;
