/**
 * Judges commands: the same command, policies and data sources always give the same decision. Knows
 * CEL, and no framework, broker or web.
 */
@NullMarked
package io.countersign.policy;

import org.jspecify.annotations.NullMarked;
